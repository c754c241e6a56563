package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Findings;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/** Collects what comes out of one rule, and folds it (3.6, 6.7). Mutable while it is judged. */
final class NaiveReport {
  private final Policy policy;
  private final Rule rule;
  private final TimeSet window;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private Outcome outcome = Outcome.NOT_APPLICABLE;
  private boolean certainlyInScope;
  private TimeSet missing = TimeSet.EMPTY;
  private Optional<Long> due = Optional.empty();
  private Optional<NaiveReport> preview = Optional.empty();

  NaiveReport(Policy policy, Rule rule, TimeSet window) {
    this.policy = policy;
    this.rule = rule;
    this.window = window;
    for (Outcome each : Outcome.values()) {
      counts.put(each, 0L);
    }
  }

  /**
   * A fact that may be judged.
   *
   * @param span when the judgement holds: of an event its instant, of a state its validity in W
   */
  record InScope(NaiveFact fact, Truth scope, Moment instant, TimeSet span) {}

  /** The outcome of a judged fact; the implicit one has no fact. */
  record Verdict(Optional<NaiveFact> fact, Truth scope, TimeSet span, Outcome outcome) {}

  /** 3.1: not in force yet. */
  static NaiveReport notInForce(Policy policy, Rule rule, long from, NaiveReport preview) {
    NaiveReport report = new NaiveReport(policy, rule, TimeSet.EMPTY);
    report.preview = Optional.of(preview);
    report.due = Optional.of(from);
    report.ruleLevel(Outcome.PENDING, EnumSet.of(Reason.NOT_IN_FORCE));
    return report;
  }

  /** 3.1: W is empty. */
  static NaiveReport notApplicable(Policy policy, Rule rule) {
    return new NaiveReport(policy, rule, TimeSet.EMPTY);
  }

  TimeSet window() {
    return window;
  }

  Policy policy() {
    return policy;
  }

  Rule rule() {
    return rule;
  }

  /** Whether the outcome follows from missing evidence of the judged type alone (3.5). */
  boolean onlyRuleLevel() {
    return findings.stream()
        .filter(finding -> finding.outcome() == outcome)
        .allMatch(finding -> finding.subject() instanceof Finding.OfRule && finding.at().isEmpty());
  }

  Outcome outcome() {
    return outcome;
  }

  /** Every judged fact with its outcome, passes included. */
  List<Verdict> verdicts() {
    return verdicts;
  }

  Optional<NaiveReport> preview() {
    return preview;
  }

  /** The part of W of which the judged type's evidence is missing. */
  TimeSet missing() {
    return missing;
  }

  void missing(TimeSet gaps) {
    missing = gaps;
  }

  void implicit(long asOf, Judgement judgement) {
    certainlyInScope = true;
    count(judgement);
    TimeSet now = TimeSet.through(asOf, asOf);
    verdicts.add(new Verdict(Optional.empty(), Truth.TRUE, now, judgement.outcome()));
    finding(new Finding.OfRule(place()), Optional.of(asOf), judgement);
  }

  void inScope(InScope scoped) {
    certainlyInScope |= scoped.scope().isTrue();
  }

  void fact(InScope scoped, Judgement judgement) {
    inScope(scoped);
    count(judgement);
    verdicts.add(
        new Verdict(
            Optional.of(scoped.fact()), scoped.scope(), scoped.span(), judgement.outcome()));
    finding(
        new Finding.OfFact(Objects.requireNonNull(scoped.fact().origin())),
        Optional.of(scoped.instant().earliest()),
        judgement);
  }

  void group(Finding.OfGroup group, List<InScope> members, Judgement judgement) {
    count(judgement);
    TimeSet span = TimeSet.EMPTY;
    for (InScope member : members) {
      span = span.union(member.span());
    }
    verdicts.add(new Verdict(Optional.empty(), Truth.TRUE, span, judgement.outcome()));
    finding(group, Optional.empty(), judgement);
  }

  void ruleLevel(Outcome worst, Set<Reason> reasons) {
    outcome = outcome.worst(worst);
    findings.add(
        new Finding(
            worst,
            new Finding.OfRule(place()),
            reasons,
            List.of(),
            Optional.empty(),
            due,
            Optional.empty(),
            Optional.empty()));
  }

  private void count(Judgement judgement) {
    counts.merge(judgement.outcome(), 1L, Long::sum);
    outcome = outcome.worst(judgement.outcome());
  }

  private void finding(Finding.Subject subject, Optional<Long> at, Judgement judgement) {
    if (judgement.outcome() == Outcome.PASS) {
      return;
    }
    findings.add(
        new Finding(
            judgement.outcome(),
            subject,
            judgement.reasons(),
            List.of(),
            at,
            judgement.outcome() == Outcome.PENDING && judgement.due() != Long.MAX_VALUE
                ? Optional.of(judgement.due())
                : Optional.empty(),
            judgement.late().isPresent()
                ? Optional.of(judgement.late().getAsLong())
                : Optional.empty(),
            Optional.ofNullable(judgement.counted())));
  }

  /** 2.9: the line of the rule. */
  private Place place() {
    return new Place("", rule.span().file().name(), rule.span().line(), rule.span().column(), "");
  }

  /** What the engine reports, too. */
  RuleReport report() {
    Runs runs = Runs.of(this, findings);
    Optional<Long> earliest =
        findings.stream()
            .filter(f -> f.outcome() == Outcome.PENDING)
            .flatMap(f -> f.due().stream())
            .min(Long::compare);
    return new RuleReport(
        policy,
        rule,
        outcome,
        counts,
        certainlyInScope,
        Findings.of(findings),
        outcome == Outcome.PENDING ? earliest : Optional.empty(),
        outcome == Outcome.FAIL ? runs.since() : Optional.empty(),
        runs.keptSince(),
        preview.map(NaiveReport::report));
  }
}
