package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;

/** Folds what was judged under one rule into its report (semantics 3.5, 3.6, 6.3, 6.7). */
final class RuleFold {
  private final Inquiry inquiry;
  private final RuleTally tally;
  private final List<Gap> gaps;

  RuleFold(Inquiry inquiry, RuleTally tally) {
    this.inquiry = inquiry;
    this.tally = tally;
    this.gaps = JudgedCoverage.gaps(inquiry);
  }

  RuleReport report() {
    Optional<Long> kept = keptSince();
    List<Finding> own = new ArrayList<>();
    ruleLevel().ifPresent(own::add);
    Finding.Subject rule = new Finding.OfRule(place(inquiry.rule()));
    tally.notes().forEach(note -> own.add(finding(note, rule, Optional.empty())));
    Outcome outcome = own.stream().map(Finding::outcome).reduce(ofFacts(), Outcome::worst);
    Findings findings =
        Findings.of(
            inquiry.rule(), own, tally.findings(), tally.found(), finding -> late(finding, kept));
    return new RuleReport(
        inquiry.policy(),
        inquiry.rule(),
        outcome,
        tally.counts(),
        tally.certainlyInScope(),
        findings,
        outcome == Outcome.PENDING ? due(own) : Optional.empty(),
        tally.history().since(),
        kept,
        Optional.empty());
  }

  /** The worst of the judged facts. */
  private Outcome ofFacts() {
    return Stream.of(Outcome.values())
        .filter(outcome -> tally.counts().getOrDefault(outcome, 0L) > 0)
        .reduce(Outcome.NOT_APPLICABLE, Outcome::worst);
  }

  private Optional<Long> due(List<Finding> own) {
    return Stream.concat(own.stream().map(Finding::due), Stream.of(tally.due()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** The entry of the rule itself, if evidence of what it judges is missing. */
  private Optional<Finding> ruleLevel() {
    if (gaps.isEmpty()) {
      return Optional.empty();
    }
    LeafResult result = LeafResult.inconclusive(EnumSet.noneOf(Reason.class), gaps);
    return Optional.of(finding(result, new Finding.OfRule(gaps.get(0).place()), Optional.empty()));
  }

  private static Finding finding(LeafResult result, Finding.Subject subject, Optional<Long> at) {
    return new Finding(
        result.outcome(),
        subject,
        result.reasons(),
        result.gaps(),
        at,
        result.due(),
        result.lateSince(),
        result.count(),
        result.remark());
  }

  /** Since when the rule is kept, though it was broken in W. */
  private Optional<Long> keptSince() {
    if (inquiry.rule().judged().isEmpty()) {
      return tally.lateSince();
    }
    TimeSet missing = gaps.stream().map(Gap::missing).reduce(TimeSet.EMPTY, TimeSet::union);
    TimeSet window = inquiry.window().instants();
    return window.isEmpty() ? Optional.empty() : tally.history().keptSince(missing, window.end());
  }

  /** A promise kept later than promised is marked late (6.3). */
  private Finding late(Finding finding, Optional<Long> kept) {
    boolean late =
        inquiry.rule().dueStart()
            && finding.outcome() == Outcome.FAIL
            && kept.isPresent()
            && finding.lateSince().isEmpty();
    if (!late) {
      return finding;
    }
    Set<Reason> reasons = EnumSet.of(Reason.LATE);
    reasons.addAll(finding.reasons());
    return new Finding(
        finding.outcome(),
        finding.subject(),
        reasons,
        finding.gaps(),
        finding.at(),
        finding.due(),
        kept,
        finding.count(),
        finding.remark());
  }

  /** The report of a rule of which nothing was judged: W is empty, or it is not yet in force. */
  static RuleReport unjudged(Inquiry inquiry, Optional<RuleReport> preview) {
    Rule rule = inquiry.rule();
    boolean pending = inquiry.window().force() == RuleWindow.Force.NOT_YET;
    Optional<Long> from = pending ? Optional.of(rule.effective().first()) : Optional.empty();
    Map<Outcome, Long> none = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      none.put(outcome, 0L);
    }
    Finding finding =
        new Finding(
            Outcome.PENDING,
            new Finding.OfRule(place(rule)),
            Set.of(Reason.NOT_IN_FORCE),
            List.of(),
            Optional.empty(),
            from,
            Optional.empty(),
            Optional.empty());
    return new RuleReport(
        inquiry.policy(),
        rule,
        pending ? Outcome.PENDING : Outcome.NOT_APPLICABLE,
        none,
        false,
        pending ? Findings.of(List.of(finding)) : Findings.NONE,
        from,
        Optional.empty(),
        Optional.empty(),
        preview);
  }

  /** The line of a rule, where nothing else has a place (2.9). */
  static Place place(Rule rule) {
    return new Place("", rule.span().file().name(), rule.span().line(), rule.span().column(), "");
  }
}
