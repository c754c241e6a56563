package org.avow.engine.report.html;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.policy.Outcome;
import org.avow.engine.report.Phrases;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentCommitments;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/** The clauses in their own words, worst first. Mutable, for one thread and one page. */
final class ClauseSections {
  private final VerdictDocument verdict;
  private final Html html;
  private final Map<String, DocumentRule> rules;
  private final RuleBlock block;

  ClauseSections(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
    this.rules = verdict.rulesByName();
    this.block = new RuleBlock(verdict, html);
  }

  void write() {
    html.open("section", "id", "commitments").leaf("h2", "The commitments");
    verdict.commitments().forEach(this::origin);
    Map<Outcome, List<DocumentClause>> groups = new EnumMap<>(Outcome.class);
    List<DocumentClause> uncheckable = new ArrayList<>();
    for (DocumentClause clause : verdict.clauses()) {
      clause
          .outcome()
          .ifPresentOrElse(
              outcome -> groups.computeIfAbsent(outcome, key -> new ArrayList<>()).add(clause),
              () -> uncheckable.add(clause));
    }
    groups.forEach(this::group);
    uncheckable(uncheckable);
    rulesWithoutClause();
    html.closeLine();
  }

  private void origin(DocumentCommitments commitments) {
    html.open("p", "class", "origin").leaf("cite", commitments.title());
    commitments.source().ifPresent(file -> html.text(", quoted from ").leaf("code", file));
    commitments.sha256().ifPresent(digest -> html.text(" ").leaf("code", "sha256:" + digest));
    html.closeLine();
  }

  private void group(Outcome outcome, List<DocumentClause> clauses) {
    html.open("section", "class", "group " + Outcomes.style(outcome)).open("h3");
    html.leaf("span", Phrases.sign(outcome), "aria-hidden", "true", "class", "sign");
    html.text(" " + Phrases.heading(outcome) + " ");
    html.leaf("span", "(" + clauses.size() + ")", "class", "number").closeLine();
    if (outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE) {
      brief(outcome, clauses);
    } else {
      clauses.forEach(clause -> clause(outcome, clause));
    }
    html.closeLine();
  }

  private List<DocumentRule> judged(DocumentClause clause) {
    return clause.rules().stream()
        .flatMap(name -> Optional.ofNullable(rules.get(name)).stream())
        .toList();
  }

  private void clause(Outcome outcome, DocumentClause clause) {
    html.open("article", "class", "clause");
    html.leaf("h4", clause.id());
    html.leaf("blockquote", clause.quote());
    html.open("p", "class", "meta");
    Outcomes.badge(html, outcome);
    history(clause).forEach(part -> html.text(" · " + part));
    html.closeLine();
    reason(clause);
    List<DocumentRule> judged = judged(clause);
    for (Outcome each : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PENDING)) {
      judged.stream().filter(rule -> rule.outcome() == each).forEach(block::write);
    }
    List<DocumentRule> kept = judged.stream().filter(r -> r.outcome() == Outcome.PASS).toList();
    if (!kept.isEmpty()) {
      String text =
          kept.stream()
              .map(rule -> rule.name() + " (" + Phrases.judged(rule) + ")")
              .collect(Collectors.joining(", "));
      html.open("p", "class", "faint").prose("Kept: " + text).closeLine();
    }
    html.closeLine();
  }

  /** Since when it is broken or kept, by when it is due, and what laws it corresponds to. */
  private static List<String> history(DocumentClause clause) {
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
    if (!clause.mapsTo().isEmpty()) {
      parts.add(String.join(", ", clause.mapsTo()));
    }
    return parts;
  }

  private void reason(DocumentClause clause) {
    clause
        .reason()
        .ifPresent(
            reason ->
                html.leaf(
                    "p",
                    switch (reason) {
                      case NO_POLICY -> "No policy keeps this clause, so nothing proves it.";
                      case NOT_SELECTED ->
                          "Not all of the rules that keep it were asked for: "
                              + String.join(", ", clause.rules())
                              + ".";
                    }));
  }

  private void brief(Outcome outcome, List<DocumentClause> clauses) {
    Table table =
        Table.open(
            html,
            outcome == Outcome.PASS ? "Clauses that are kept" : "Clauses without anything in scope",
            "clauses",
            "Clause",
            outcome == Outcome.PASS ? "Kept by" : "Asked of");
    for (DocumentClause clause : clauses) {
      html.open("tr").open("th", "scope", "row");
      html.leaf("q", clause.quote()).empty("br").leaf("span", clause.id(), "class", "id").close();
      html.open("td").open("ul", "class", "plain");
      for (DocumentRule rule : judged(clause)) {
        html.open("li").prose(rule.name() + ": " + Phrases.judged(rule)).close();
      }
      html.close();
      List<String> history = history(clause);
      if (!history.isEmpty()) {
        html.leaf("p", String.join(" · ", history), "class", "faint");
      }
      html.close().closeLine();
    }
    table.close();
  }

  private void uncheckable(List<DocumentClause> clauses) {
    if (clauses.isEmpty()) {
      return;
    }
    html.open("section", "class", "group none").open("h3");
    html.leaf("span", "–", "aria-hidden", "true", "class", "sign");
    html.text(" Not checkable ");
    html.leaf("span", "(" + clauses.size() + ")", "class", "number").closeLine();
    html.leaf("p", "Said in public, but no evidence could show whether it is kept.");
    Table table =
        Table.open(html, "Clauses that cannot be checked", "clauses", "Clause", "Because");
    for (DocumentClause clause : clauses) {
      html.open("tr").open("th", "scope", "row");
      html.leaf("q", clause.quote()).empty("br").leaf("span", clause.id(), "class", "id").close();
      html.leaf("td", clause.because().orElse("")).closeLine();
    }
    table.close();
    html.closeLine();
  }

  private void rulesWithoutClause() {
    Set<String> clauses = new HashSet<>();
    verdict.clauses().forEach(clause -> clauses.add(clause.id()));
    Map<String, DocumentRule> others = new LinkedHashMap<>();
    for (DocumentRule rule : verdict.rules()) {
      if (rule.keeps().stream().noneMatch(clauses::contains)) {
        others.put(rule.name().toString(), rule);
      }
    }
    if (!others.isEmpty()) {
      html.open("section", "class", "group");
      html.leaf("h3", "Rules that keep no clause (" + others.size() + ")");
      others.values().forEach(block::write);
      html.closeLine();
    }
  }
}
