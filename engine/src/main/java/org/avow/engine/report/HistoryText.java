package org.avow.engine.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.document.VerdictDocument;
import org.avow.engine.verdict.history.ClauseHistory;
import org.avow.engine.verdict.history.Difference;
import org.avow.engine.verdict.history.History;
import org.avow.engine.verdict.history.LeftOut;

/** A history for people: the verdicts, a table of the clauses, and what changed. */
public final class HistoryText {
  private static final int MARGIN = 10;
  private static final int NAMED = 3;

  private final History history;
  private final Paper paper;
  private final Style style;

  private HistoryText(History history, int width, Style style) {
    this.history = history;
    this.paper = new Paper(width);
    this.style = style;
  }

  /**
   * The whole history.
   *
   * @param width columns of a line
   */
  public static String render(History history, int width, Style style) {
    HistoryText text = new HistoryText(history, width, style);
    text.verdicts();
    text.leftOut();
    text.differences();
    if (!history.clauses().isEmpty()) {
      new HistoryTable(history, width, style).write(text.paper);
      text.changes();
    }
    return text.paper.toString();
  }

  private void verdicts() {
    List<VerdictDocument> verdicts = history.verdicts();
    paper.text(0, "History   ", style::faint, sentence(verdicts), style::strong);
    for (int i = 0; i < verdicts.size(); i++) {
      VerdictDocument verdict = verdicts.get(i);
      String word = verdict.gate() == Gate.PASS ? "PASS" : "FAIL";
      paper.text(
          MARGIN,
          HistoryTable.number(i + 1, verdicts.size())
              + "  "
              + Phrases.instant(verdict.question().asOf())
              + "  "
              + word
              + "  ",
          lead -> style.outcome(colour(verdict), lead),
          verdict.title(),
          text -> text);
    }
    if (!verdicts.isEmpty()) {
      paper.text(MARGIN, asked(verdicts.get(0)), style::faint);
    }
  }

  private static String sentence(List<VerdictDocument> verdicts) {
    if (verdicts.isEmpty()) {
      return "no verdict counts, so nothing is proved";
    }
    String count = Phrases.number(verdicts.size(), "verdict", "verdicts");
    String first = Phrases.instant(verdicts.get(0).question().asOf());
    String last = Phrases.instant(verdicts.get(verdicts.size() - 1).question().asOf());
    return count + ", as of " + first + (verdicts.size() == 1 ? "" : " to " + last);
  }

  private static String asked(VerdictDocument verdict) {
    return "judged by "
        + String.join(", ", verdict.packs())
        + " under profile "
        + verdict.profile().id();
  }

  private static Outcome colour(VerdictDocument verdict) {
    if (verdict.gate() == Gate.PASS) {
      return Outcome.PASS;
    }
    return verdict.broken() ? Outcome.FAIL : Outcome.INCONCLUSIVE;
  }

  private void leftOut() {
    String lead = "Left out  ";
    for (LeftOut each : history.leftOut()) {
      paper.text(
          lead.isEmpty() ? MARGIN : 0,
          lead,
          style::faint,
          each.verdict().title()
              + ", as of "
              + Phrases.instant(each.verdict().question().asOf())
              + ": "
              + why(each.reason()),
          text -> text);
      lead = "";
    }
  }

  private static String why(LeftOut.Reason reason) {
    return switch (reason) {
      case DECLARED -> "declared evidence, not what runs; it tells nothing of what was kept";
    };
  }

  private void differences() {
    String lead = "Note      ";
    for (Difference each : history.differences()) {
      paper.text(
          lead.isEmpty() ? MARGIN : 0,
          lead,
          style::faint,
          (each.verdict() + 1) + " " + told(each),
          text -> text);
      lead = "";
    }
  }

  private static String told(Difference difference) {
    String what = named(difference.what());
    return switch (difference.kind()) {
      case PACKS -> "is judged by other packs than the one before: " + what;
      case PROFILE -> "is asked under another profile or other settings of it: " + what;
      case DOCUMENTS -> "is judged by documents that were changed since the one before: " + what;
      case PARTIAL -> "is partial: only " + what;
    };
  }

  private static String named(List<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() <= NAMED
        ? first
        : first + " and " + Phrases.number(names.size() - NAMED) + " more";
  }

  private void changes() {
    List<ClauseHistory> changed =
        history.clauses().stream().filter(HistoryText::isWorthTelling).toList();
    if (changed.isEmpty()) {
      return;
    }
    paper.gap().text(0, "What changed", style::strong);
    ClauseHistoryText clauses = new ClauseHistoryText(history, paper, style);
    changed.forEach(clauses::write);
    same();
  }

  private void same() {
    List<String> others =
        history.clauses().stream()
            .filter(clause -> !isWorthTelling(clause))
            .map(ClauseHistory::id)
            .toList();
    if (!others.isEmpty()) {
      paper.gap().text(0, "Unchanged ", style::faint, String.join(", ", others), text -> text);
    }
  }

  private static boolean isWorthTelling(ClauseHistory clause) {
    Optional<Outcome> first = clause.changes().get(0).state().outcome();
    return clause.changes().size() > 1
        || !clause.contradictions().isEmpty()
        || first.equals(Optional.of(Outcome.FAIL));
  }
}
