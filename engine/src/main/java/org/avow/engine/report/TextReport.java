package org.avow.engine.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ClauseVerdict;
import org.avow.engine.verdict.RuleName;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.Verdict;

/**
 * A verdict for people: first what was asked and what came out, then clause by clause in the
 * commitments' own words, worst first. Renders outcomes and computes none.
 */
public final class TextReport {
  private final Verdict verdict;
  private final Style style;
  private final Paper paper;
  private final RuleText rules;
  private final Set<RuleName> told = new HashSet<>();

  private TextReport(Verdict verdict, int width, Style style) {
    this.verdict = verdict;
    this.style = style;
    this.paper = new Paper(width);
    this.rules = new RuleText(verdict, paper, style);
  }

  /**
   * The whole report.
   *
   * @param width columns of a line
   */
  public static String render(Verdict verdict, int width, Style style) {
    TextReport report = new TextReport(verdict, width, style);
    QuestionText.write(verdict, report.paper, style);
    report.clauses();
    report.rulesWithoutClause();
    EvidenceText.write(verdict, report.paper, style);
    report.end();
    return report.paper.toString();
  }

  /** Only what was asked and what came out. */
  public static String summary(Verdict verdict, int width, Style style) {
    Paper paper = new Paper(width);
    QuestionText.write(verdict, paper, style);
    return paper.toString();
  }

  private void clauses() {
    Map<Outcome, List<ClauseVerdict>> groups = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      groups.put(outcome, new ArrayList<>());
    }
    List<ClauseVerdict> uncheckable = new ArrayList<>();
    for (ClauseVerdict clause : verdict.clauses()) {
      clause.outcome().map(groups::get).orElse(uncheckable).add(clause);
    }
    groups.forEach(
        (outcome, clauses) -> {
          if (!clauses.isEmpty()) {
            heading(Phrases.heading(outcome), clauses.size(), outcome);
            clauses.forEach(clause -> clause(outcome, clause));
          }
        });
    if (!uncheckable.isEmpty()) {
      heading("Not checkable", uncheckable.size(), Outcome.NOT_APPLICABLE);
      uncheckable.forEach(this::uncheckable);
    }
  }

  private void heading(String title, int number, Outcome outcome) {
    paper.gap().text(0, title + " (" + number + ")", text -> style.headline(outcome, text));
  }

  private void clause(Outcome outcome, ClauseVerdict clause) {
    boolean full = outcome == Outcome.FAIL || outcome == Outcome.INCONCLUSIVE;
    if (full) {
      paper.gap();
    }
    title(outcome, clause);
    clause
        .since()
        .ifPresent(since -> paper.text(4, "Broken since " + Phrases.instant(since) + "."));
    clause
        .keptSince()
        .ifPresent(since -> paper.text(4, "Kept since " + Phrases.instant(since) + "."));
    clause.due().ifPresent(due -> paper.text(4, pending(clause, due)));
    clause.reason().ifPresent(reason -> paper.text(4, reason(clause, reason)));
    List<RuleVerdict> judged =
        clause.rules().stream().flatMap(name -> verdict.rule(name).stream()).toList();
    for (Outcome each : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PENDING)) {
      judged.stream().filter(rule -> rule.outcome() == each).forEach(this::rule);
    }
    if (full) {
      String kept =
          judged.stream()
              .filter(rule -> rule.outcome() == Outcome.PASS)
              .map(rule -> rule.name().toString())
              .collect(Collectors.joining(", "));
      if (!kept.isEmpty()) {
        paper.text(4, "Kept: ", style::faint, kept, style::faint);
      }
    }
  }

  private void title(Outcome outcome, ClauseVerdict clause) {
    paper.text(
        0,
        Phrases.sign(outcome) + " ",
        sign -> style.outcome(outcome, sign),
        clause.clause().id(),
        style::strong);
    paper.text(2, "“" + clause.clause().quote() + "”");
  }

  private void rule(RuleVerdict rule) {
    if (told.add(rule.name())) {
      rules.write(rule);
    } else {
      paper.text(4, rule.name() + ": see above");
    }
  }

  private static String pending(ClauseVerdict clause, long due) {
    return clause
        .clause()
        .dueText()
        .map(promised -> "Promised by " + promised + ".")
        .orElse("Due " + Phrases.instant(due) + ".");
  }

  private static String reason(ClauseVerdict clause, org.avow.engine.verdict.ClauseReason reason) {
    return switch (reason) {
      case NO_POLICY -> "No policy keeps this clause.";
      case NOT_SELECTED ->
          "Not all of the rules that keep it were asked for: "
              + clause.rules().stream().map(RuleName::toString).collect(Collectors.joining(", "))
              + ".";
    };
  }

  private void uncheckable(ClauseVerdict clause) {
    paper.text(0, "– ", style::faint, clause.clause().id(), style::strong);
    paper.text(2, "“" + clause.clause().quote() + "”");
    clause.clause().unchecked().ifPresent(because -> paper.text(4, because, style::faint));
  }

  private void rulesWithoutClause() {
    Set<String> clauses =
        verdict.clauses().stream().map(c -> c.clause().id()).collect(Collectors.toSet());
    List<RuleVerdict> others =
        verdict.rules().stream()
            .filter(rule -> rule.rule().keeps().stream().noneMatch(clauses::contains))
            .toList();
    if (!others.isEmpty()) {
      paper.gap().text(0, "Rules that keep no clause (" + others.size() + ")", style::strong);
      others.forEach(rules::write);
    }
  }

  private void end() {
    long judged = verdict.counts().values().stream().mapToLong(Long::longValue).sum();
    paper
        .gap()
        .text(
            0,
            "Judged    ",
            style::faint,
            Phrases.number(verdict.rules().size(), "rule", "rules")
                + " on "
                + Phrases.number(judged, "fact", "facts")
                + ": "
                + Phrases.counts(verdict.counts()),
            text -> text)
        .text(0, "Verdict   ", style::faint, "sha256:" + verdict.digest().hex(), style::faint);
  }
}
