package org.avow.engine.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ClauseReason;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.history.Change;
import org.avow.engine.verdict.history.ClauseHistory;
import org.avow.engine.verdict.history.Contradiction;
import org.avow.engine.verdict.history.Decision;
import org.avow.engine.verdict.history.History;

/** What became of one clause, change by change, with the rule and the place that it comes from. */
final class ClauseHistoryText {
  private static final int RULES = 3;

  private final History history;
  private final Paper paper;
  private final Style style;

  ClauseHistoryText(History history, Paper paper, Style style) {
    this.history = history;
    this.paper = paper;
    this.style = style;
  }

  void write(ClauseHistory clause) {
    paper.gap().text(0, clause.id(), style::strong);
    paper.text(2, "“" + clause.quote() + "”", style::faint);
    for (Change change : clause.changes()) {
      change(change);
    }
    for (Contradiction contradiction : clause.contradictions()) {
      paper.text(
          2,
          "! ",
          lead -> style.outcome(Outcome.INCONCLUSIVE, lead),
          told(contradiction),
          text -> text);
    }
  }

  private void change(Change change) {
    Optional<Outcome> outcome = change.state().outcome();
    String sign = outcome.map(Phrases::sign).orElse("·");
    String lead =
        sign + " " + HistoryTable.number(change.verdict() + 1, history.verdicts().size()) + "  ";
    paper.text(
        2,
        lead,
        text -> outcome.map(each -> style.outcome(each, text)).orElse(text),
        "As of " + asOf(change.verdict()) + " " + state(change.state()),
        text -> text);
    int indent = 2 + lead.length();
    List<Decision> told = change.decisions().stream().filter(ClauseHistoryText::isTold).toList();
    told.stream().limit(RULES).forEach(decision -> decision(decision, indent));
    if (told.size() > RULES) {
      paper.text(indent, "… and by " + (told.size() - RULES) + " more rules", style::faint);
    }
    String others =
        change.decisions().stream()
            .filter(decision -> !isTold(decision))
            .map(decision -> decision.rule().name().toString())
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      paper.text(indent, "by " + others, style::faint);
    }
  }

  /** Whether there is more to say than the rule's name. */
  private static boolean isTold(Decision decision) {
    return decision.finding().isPresent();
  }

  private String asOf(int verdict) {
    return Phrases.instant(history.verdicts().get(verdict).question().asOf());
  }

  private static String state(DocumentClause state) {
    Optional<Outcome> outcome = state.outcome();
    if (outcome.isEmpty()) {
      return "not checkable";
    }
    return Phrases.counted(outcome.get())
        + state.since().map(at -> " since " + Phrases.instant(at)).orElse("")
        + state.keptSince().map(at -> ", kept since " + Phrases.instant(at)).orElse("")
        + state.due().map(at -> ", due " + Phrases.instant(at)).orElse("")
        + state.reason().map(ClauseHistoryText::reason).orElse("");
  }

  private static String reason(ClauseReason reason) {
    return switch (reason) {
      case NO_POLICY -> ": no policy keeps it";
      case NOT_SELECTED -> ": a rule that keeps it was not asked for";
    };
  }

  private void decision(Decision decision, int indent) {
    DocumentRule rule = decision.rule();
    String finding =
        decision.finding().map(each -> ", " + place(each) + ": " + said(rule, each)).orElse("");
    paper.text(indent, "by " + rule.name() + finding, style::faint);
  }

  private static String said(DocumentRule rule, DocumentFinding finding) {
    if (rule.outcome() != Outcome.FAIL) {
      return finding.reasons().stream().map(Phrases::reason).collect(Collectors.joining(", "));
    }
    long others = rule.result().findingCount() - 1;
    String more = others > 0 ? " (and " + Phrases.number(others) + " more)" : "";
    return finding.message() + more;
  }

  private static String place(DocumentFinding finding) {
    return finding.location().path() + ":" + finding.location().line();
  }

  private String told(Contradiction contradiction) {
    String says =
        switch (contradiction.kind()) {
          case BROKEN_SINCE -> " says broken since ";
          case KEPT_SINCE -> " says kept since ";
        };
    String said =
        switch (contradiction.kind()) {
          case BROKEN_SINCE -> "found nothing broken";
          case KEPT_SINCE -> "found it broken";
        };
    return "Contradiction: verdict "
        + (contradiction.later() + 1)
        + says
        + Phrases.instant(contradiction.instant())
        + ", but verdict "
        + (contradiction.earlier() + 1)
        + ", as of "
        + asOf(contradiction.earlier())
        + ", "
        + said
        + " ("
        + contradiction.rule()
        + ")";
  }
}
