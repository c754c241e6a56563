package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.Place;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;

/**
 * Gathers what comes out of the leaves of one rule, in any order, and folds it into the rule's
 * report (semantics 3.3 to 3.6). Passing judgements are counted, not kept. Mutable, for one thread.
 */
final class RuleTally {
  private final Inquiry inquiry;
  private final int leaves;
  private final Map<Integer, Parts> open = new HashMap<>();
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final FindingLog findings;
  private final List<LeafResult> notes = new ArrayList<>();
  private final History history;
  private final int kept;
  private boolean certainlyInScope;
  private Optional<Long> due = Optional.empty();
  private Optional<Long> lateSince = Optional.empty();

  /**
   * @param leaves how many leaves the rule has
   * @param kept how many judgements the history remembers at least
   */
  RuleTally(Inquiry inquiry, int leaves, int kept) {
    this(inquiry, leaves, kept, FindingSpace.MEMORY);
  }

  /**
   * @param leaves how many leaves the rule has
   * @param kept how many judgements the history remembers at least
   * @param space where findings wait
   */
  RuleTally(Inquiry inquiry, int leaves, int kept, FindingSpace space) {
    this.inquiry = inquiry;
    this.leaves = leaves;
    this.kept = kept;
    this.findings = new FindingLog(space);
    this.history =
        History.of(inquiry.rule().judged().map(j -> !j.type().isState()).orElse(true), kept);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0L);
    }
  }

  /** What the leaves say of one judged fact, while some have not answered. */
  private record Parts(Judged judged, Map<Requirement, LeafResult> results) {}

  /** Takes what came out of one leaf for one judged fact. */
  void add(Leaf leaf, Answers.Answer answer) {
    Judged judged = answer.judged();
    if (leaves == 1) {
      add(judged, require(form -> answer.result()));
      return;
    }
    Parts parts =
        open.computeIfAbsent(judged.index(), i -> new Parts(judged, new IdentityHashMap<>(leaves)));
    parts.results.put(leaf.form(), answer.result());
    if (parts.results.size() == leaves) {
      open.remove(judged.index());
      add(judged, require(form -> result(parts, form)));
    }
  }

  private static LeafResult result(Parts parts, Requirement form) {
    LeafResult result = parts.results.get(form);
    if (result == null) {
      throw new IllegalArgumentException("not a leaf of the rule: " + form);
    }
    return result;
  }

  private LeafResult require(Function<Requirement, LeafResult> results) {
    return inquiry.rule().require().accept(new Combination(results));
  }

  /** Takes what the whole requirement comes to for one judged fact. */
  void add(Judged judged, LeafResult required) {
    LeafResult result =
        judged.scope().isTrue() ? required : required.inDoubtfulScope(judged.doubtful());
    if (judged.scope().isTrue()) {
      certainlyInScope = true;
      remember(result.outcome(), judged);
    }
    Optional<Fact> fact = judged.fact();
    Place place = fact.map(Fact::place).orElseGet(this::rulePlace);
    Finding.Subject subject =
        fact.isPresent() ? new Finding.OfFact(fact.get()) : new Finding.OfRule(place);
    add(result, subject, place, judged);
  }

  /** Takes what came out for a group. */
  void add(GroupJudge.Answer answer) {
    Group group = answer.group();
    for (Judged member : group.members()) {
      if (member.scope().isTrue()) {
        certainlyInScope = true;
        remember(answer.result().outcome(), member);
      }
    }
    Fact first = group.firstFact();
    add(answer.result(), new Finding.OfGroup(group.key(), first), first.place(), group.first());
  }

  /** Takes what is said of the rule itself. */
  void note(LeafResult result) {
    notes.add(result);
  }

  private void remember(Outcome outcome, Judged judged) {
    boolean state = judged.fact().map(fact -> fact.type().isState()).orElse(false);
    if (state) {
      TimeSet span = inquiry.span(judged.fact().orElseThrow());
      for (TimeSet.Stretch stretch : span.stretches()) {
        history.add(outcome, stretch.from(), stretch.until() - 1);
      }
    } else {
      long instant = judged.instant().earliest();
      history.add(outcome, instant, instant);
    }
  }

  private void add(LeafResult result, Finding.Subject subject, Place place, Judged judged) {
    counts.merge(result.outcome(), 1L, Long::sum);
    if (result.outcome() != Outcome.PASS && result.outcome() != Outcome.NOT_APPLICABLE) {
      Finding finding =
          new Finding(
              result.outcome(),
              subject,
              result.reasons(),
              result.gaps(),
              instant(judged.instant()),
              result.due(),
              result.lateSince(),
              result.count(),
              result.remark());
      findings.add(finding, place, judged.index());
      due = earliest(due, finding.due());
      lateSince = earliest(lateSince, finding.lateSince());
    }
  }

  private static Optional<Long> earliest(Optional<Long> one, Optional<Long> other) {
    return one.isEmpty() || (other.isPresent() && other.get() < one.get()) ? other : one;
  }

  private static Optional<Long> instant(Moment moment) {
    return moment.earliest() == Long.MIN_VALUE ? Optional.empty() : Optional.of(moment.earliest());
  }

  private Place rulePlace() {
    return RuleFold.place(inquiry.rule());
  }

  /** Takes a fact that is certainly in scope and passes. */
  void pass(long instant) {
    counts.merge(Outcome.PASS, 1L, Long::sum);
    certainlyInScope = true;
    history.add(Outcome.PASS, instant, instant);
  }

  /**
   * Takes a member, certainly in scope, of a group that passes.
   *
   * @param first whether it is the first of the group's members to be taken
   */
  void passInGroup(long instant, boolean first) {
    if (first) {
      counts.merge(Outcome.PASS, 1L, Long::sum);
    }
    certainlyInScope = true;
    history.add(Outcome.PASS, instant, instant);
  }

  /** Takes a group that passes, of members that are certainly in scope. */
  void pass(Group group) {
    counts.merge(Outcome.PASS, 1L, Long::sum);
    certainlyInScope = true;
    group.members().forEach(member -> remember(Outcome.PASS, member));
  }

  /**
   * Takes events that are certainly in scope and pass.
   *
   * @param indexes of the events, ascending
   * @param count how many indexes there are
   */
  void pass(FactColumns facts, int[] indexes, int count) {
    if (count == 0) {
      return;
    }
    counts.merge(Outcome.PASS, (long) count, Long::sum);
    certainlyInScope = true;
    history.passes(facts, indexes, count);
  }

  /** A tally of the same rule that has taken nothing yet. */
  RuleTally anew(FindingSpace space) {
    return new RuleTally(inquiry, leaves, kept, space);
  }

  /** Takes what was gathered elsewhere for the same rule. */
  void absorb(RuleTally other) {
    if (!other.open.isEmpty()) {
      throw new IllegalStateException("some leaves have not answered");
    }
    other.counts.forEach((outcome, count) -> counts.merge(outcome, count, Long::sum));
    certainlyInScope |= other.certainlyInScope;
    findings.absorb(other.findings);
    due = earliest(due, other.due);
    lateSince = earliest(lateSince, other.lateSince);
    notes.addAll(other.notes);
    history.absorb(other.history);
  }

  /** Whether the history has forgotten what it would need. */
  boolean uncertain() {
    return history.uncertain();
  }

  Rule rule() {
    return inquiry.rule();
  }

  /** The report of the rule, when every leaf has answered for every fact. */
  RuleReport report() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("some leaves have not answered");
    }
    return new RuleFold(inquiry, this).report();
  }

  Map<Outcome, Long> counts() {
    return counts;
  }

  boolean certainlyInScope() {
    return certainlyInScope;
  }

  /** How many judged facts and groups do not pass. */
  long found() {
    return Stream.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PENDING)
        .mapToLong(outcome -> counts.getOrDefault(outcome, 0L))
        .sum();
  }

  /** What is not a pass of a judged fact or group. */
  FindingLog findings() {
    return findings;
  }

  /** What is said of the rule itself. */
  List<LeafResult> notes() {
    return notes;
  }

  History history() {
    return history;
  }

  /** The earliest due date of a finding. */
  Optional<Long> due() {
    return due;
  }

  /** The earliest instant since which a finding is met after all. */
  Optional<Long> lateSince() {
    return lateSince;
  }
}
