package org.avow.engine.report;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.history.ClauseHistory;
import org.avow.engine.verdict.history.History;

/** A row a clause, a column a verdict; broken into several tables where a line is too short. */
final class HistoryTable {
  private static final String HEAD = "Clause";
  private static final int LONGEST_NAME = 40;
  private static final int STANDING = "  unproved since 2014-12-31".length();
  private static final int DAY = 10;

  private final History history;
  private final int width;
  private final Style style;
  private final int names;
  private final int cell;

  HistoryTable(History history, int width, Style style) {
    this.history = history;
    this.width = width;
    this.style = style;
    int longest = history.clauses().stream().mapToInt(c -> c.id().length()).max().orElse(0);
    this.names = Math.max(HEAD.length(), Math.min(longest, LONGEST_NAME));
    this.cell = number(1, history.verdicts().size()).length() + 1;
  }

  /** A verdict's number, as wide as the last one. */
  static String number(int number, int last) {
    String text = Integer.toString(number);
    return " ".repeat(Integer.toString(last).length() - text.length()) + text;
  }

  void write(Paper paper) {
    int columns = history.verdicts().size();
    int most = Math.max(1, (width - names - 1) / cell);
    for (int from = 0; from < columns; from += most) {
      block(paper, from, Math.min(columns, from + most));
    }
    paper.gap().text(0, legend(), style::faint);
  }

  private void block(Paper paper, int from, int until) {
    boolean last = until == history.verdicts().size();
    boolean standing = last && names + 1 + cell * (until - from) + STANDING <= width;
    StringBuilder head = new StringBuilder(padded(HEAD)).append(' ');
    for (int i = from; i < until; i++) {
      head.append(' ').append(number(i + 1, history.verdicts().size()));
    }
    paper.gap().line(style.strong(head + (standing ? "  now" : "")));
    for (ClauseHistory clause : history.clauses()) {
      StringBuilder row = new StringBuilder(Plain.of(padded(clause.id()))).append(' ');
      List<Optional<DocumentClause>> states = clause.states();
      for (int i = from; i < until; i++) {
        row.append(" ".repeat(cell - 1)).append(sign(states.get(i)));
      }
      paper.line(row + (standing ? "  " + standing(clause.standing()) : ""));
    }
  }

  private String padded(String name) {
    String cut = name.length() <= names ? name : name.substring(0, names - 1) + "…";
    return cut + " ".repeat(names - cut.length());
  }

  private String sign(Optional<DocumentClause> state) {
    return state
        .flatMap(DocumentClause::outcome)
        .map(outcome -> style.outcome(outcome, Phrases.sign(outcome)))
        .orElse(style.faint("·"));
  }

  private String standing(ClauseHistory.Standing standing) {
    Optional<Outcome> outcome = standing.state().outcome();
    if (outcome.isEmpty()) {
      return style.faint("not checkable");
    }
    long shown = history.verdicts().get(standing.verdict()).question().asOf();
    String since = Phrases.instant(standing.since().orElse(shown)).substring(0, DAY);
    String late =
        standing.state().keptSince().isPresent() && outcome.get() == Outcome.FAIL ? "late" : "";
    return style.outcome(
        outcome.get(),
        late.isEmpty()
            ? word(outcome.get()) + " since " + since
            : "kept late, "
                + Phrases.instant(standing.state().keptSince().get()).substring(0, DAY));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "broken";
      case INCONCLUSIVE -> "unproved";
      case PENDING -> "not due";
      case PASS -> "kept";
      case NOT_APPLICABLE -> "no case";
    };
  }

  private String legend() {
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      text.append(Phrases.sign(outcome)).append(' ').append(Phrases.counted(outcome)).append("; ");
    }
    text.append("· not asked. A date is that of the first verdict that says so without a break")
        .append(", and of what is broken, the earliest instant that such a verdict names.");
    if (history.unchecked() > 0) {
      text.append(' ')
          .append(Phrases.number(history.unchecked(), "clause", "clauses"))
          .append(" that nobody can check: no row.");
    }
    return text.toString();
  }
}
