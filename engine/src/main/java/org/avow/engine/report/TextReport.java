package org.avow.engine.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ClauseReason;
import org.avow.engine.verdict.RuleName;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A verdict for people: first what was asked and what came out, then clause by clause in the
 * commitments' own words, worst first. Renders outcomes and computes none.
 */
public final class TextReport {
  private final VerdictDocument verdict;
  private final Map<String, DocumentRule> byName;
  private final Style style;
  private final Paper paper;
  private final RuleText rules;
  private final Set<RuleName> told = new HashSet<>();

  private TextReport(VerdictDocument verdict, int width, Style style) {
    this.verdict = verdict;
    this.byName = verdict.rulesByName();
    this.style = style;
    this.paper = new Paper(width);
    this.rules = new RuleText(verdict, paper, style);
  }

  /**
   * The whole report.
   *
   * @param width columns of a line
   */
  public static String render(VerdictDocument verdict, int width, Style style) {
    TextReport report = new TextReport(verdict, width, style);
    QuestionText.write(verdict, report.paper, style);
    report.clauses();
    report.rulesWithoutClause();
    WaiverList.write(verdict, report.paper, style);
    EvidenceText.write(verdict, report.paper, style);
    report.end();
    return report.paper.toString();
  }

  /** Only what was asked and what came out. */
  public static String summary(VerdictDocument verdict, int width, Style style) {
    Paper paper = new Paper(width);
    QuestionText.write(verdict, paper, style);
    return paper.toString();
  }

  private void clauses() {
    Map<Outcome, List<DocumentClause>> groups = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      groups.put(outcome, new ArrayList<>());
    }
    List<DocumentClause> uncheckable = new ArrayList<>();
    for (DocumentClause clause : verdict.clauses()) {
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

  private void clause(Outcome outcome, DocumentClause clause) {
    List<DocumentRule> judged =
        clause.rules().stream()
            .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
            .toList();
    boolean brief = outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE;
    if (!brief) {
      paper.gap();
    }
    title(outcome, clause);
    history(clause);
    clause.reason().ifPresent(reason -> paper.text(2, reason(clause, reason)));
    for (Outcome each : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PENDING)) {
      judged.stream().filter(rule -> rule.outcome() == each).forEach(r -> rule(clause, r));
    }
    String kept =
        judged.stream()
            .filter(rule -> rule.outcome() == Outcome.PASS)
            .map(RuleText::kept)
            .collect(Collectors.joining(", "));
    if (!kept.isEmpty()) {
      paper.text(2, brief ? "by " : "✓ ", style::faint, kept, style::faint);
    }
  }

  /** Since when it is broken or kept, and by when it is due. */
  private void history(DocumentClause clause) {
    List<String> parts = new ArrayList<>();
    clause.since().ifPresent(since -> parts.add("broken since " + Phrases.instant(since)));
    clause
        .keptSince()
        .ifPresent(
            since ->
                parts.add(
                    (clause.since().isPresent() ? "kept, but too late, since " : "kept since ")
                        + Phrases.instant(since)));
    clause.promisedBy().ifPresent(promised -> parts.add("promised by " + promised));
    clause
        .due()
        .filter(due -> clause.promisedBy().isEmpty())
        .ifPresent(due -> parts.add("due " + Phrases.instant(due)));
    if (!parts.isEmpty()) {
      String text = String.join("; ", parts);
      paper.text(2, Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".");
    }
  }

  private void title(Outcome outcome, DocumentClause clause) {
    paper.text(
        0,
        Phrases.sign(outcome) + " ",
        sign -> style.outcome(outcome, sign),
        clause.id(),
        style::strong);
    paper.text(2, "“" + clause.quote() + "”");
  }

  private void rule(DocumentClause clause, DocumentRule rule) {
    if (told.add(rule.name())) {
      rules.write(rule, clause.since());
    } else {
      rules.refer(rule);
    }
  }

  private static String reason(DocumentClause clause, ClauseReason reason) {
    return switch (reason) {
      case NO_POLICY -> "No policy keeps this clause.";
      case NOT_SELECTED ->
          "Not all of the rules that keep it were asked for: "
              + String.join(", ", clause.rules())
              + ".";
    };
  }

  private void uncheckable(DocumentClause clause) {
    paper.text(0, "– ", style::faint, clause.id(), style::strong);
    paper.text(2, "“" + clause.quote() + "”");
    clause.because().ifPresent(because -> paper.text(2, because, style::faint));
  }

  private void rulesWithoutClause() {
    Set<String> clauses =
        verdict.clauses().stream().map(DocumentClause::id).collect(Collectors.toSet());
    List<DocumentRule> others =
        verdict.rules().stream()
            .filter(rule -> rule.keeps().stream().noneMatch(clauses::contains))
            .toList();
    if (!others.isEmpty()) {
      paper.gap().text(0, "Rules that keep no clause (" + others.size() + ")", style::strong);
      others.forEach(rule -> rules.write(rule, Optional.empty()));
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
                + (judged == 0
                    ? "no facts"
                    : Phrases.number(judged, "fact", "facts")
                        + ": "
                        + Phrases.counts(verdict.counts())),
            text -> text)
        .text(0, "Verdict   ", style::faint, "sha256:" + verdict.digest().hex(), style::faint);
  }
}
