package org.avow.engine.evaluate;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Timestamps;

/**
 * What came out of a leaf, or of a combination of leaves, for one judged fact. Immutable.
 *
 * @param due by when it must be met, where it is pending
 * @param lateSince when it was met after all (semantics 4.6)
 * @param remark what code says of it
 */
record LeafResult(
    Outcome outcome,
    Set<Reason> reasons,
    List<Gap> gaps,
    Optional<Long> due,
    Optional<Long> lateSince,
    Optional<Finding.Bounds> count,
    Optional<Remark> remark) {

  /** It is met. */
  static final LeafResult PASS = of(Outcome.PASS);

  /** It is certainly not met. */
  static final LeafResult FAIL = of(Outcome.FAIL, Reason.VIOLATED);

  LeafResult {
    reasons = Set.copyOf(reasons);
    gaps = List.copyOf(gaps);
  }

  LeafResult(
      Outcome outcome,
      Set<Reason> reasons,
      List<Gap> gaps,
      Optional<Long> due,
      Optional<Long> lateSince,
      Optional<Finding.Bounds> count) {
    this(outcome, reasons, gaps, due, lateSince, count, Optional.empty());
  }

  static LeafResult of(Outcome outcome, Reason... reasons) {
    return of(outcome, Set.of(reasons));
  }

  static LeafResult of(Outcome outcome, Set<Reason> reasons) {
    return new LeafResult(
        outcome, reasons, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** There is still time, until the given instant; in the far future: for ever. */
  static LeafResult pending(long due) {
    LeafResult result = of(Outcome.PENDING, Reason.NOT_YET_DUE);
    return due >= Timestamps.FAR_FUTURE.earliest()
        ? result
        : new LeafResult(
            result.outcome,
            result.reasons,
            List.of(),
            Optional.of(due),
            Optional.empty(),
            Optional.empty());
  }

  /** Nobody knows, for the given reasons and for want of the given evidence. */
  static LeafResult inconclusive(Set<Reason> reasons, List<Gap> gaps) {
    Set<Reason> all = EnumSet.noneOf(Reason.class);
    all.addAll(reasons);
    gaps.forEach(gap -> all.add(reason(gap.kind())));
    return new LeafResult(
        Outcome.INCONCLUSIVE, all, gaps, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Why a gap leaves a question open. */
  static Reason reason(Gap.Kind kind) {
    return switch (kind) {
      case MISSING -> Reason.MISSING;
      case STALE -> Reason.STALE;
      case DECLARED_ONLY -> Reason.DECLARED_ONLY;
      case UNKNOWN_KEYS -> Reason.TOO_MANY_UNKNOWN_KEYS;
    };
  }

  /** Whether it says no more than {@link #FAIL}. */
  boolean isPlainFail() {
    return outcome == Outcome.FAIL
        && reasons.equals(FAIL.reasons)
        && gaps.isEmpty()
        && due.isEmpty()
        && lateSince.isEmpty()
        && count.isEmpty()
        && remark.isEmpty();
  }

  LeafResult late(long since) {
    Set<Reason> more = EnumSet.of(Reason.LATE);
    more.addAll(reasons);
    return new LeafResult(outcome, more, gaps, due, Optional.of(since), count, remark);
  }

  LeafResult counted(Finding.Bounds bounds) {
    return new LeafResult(outcome, reasons, gaps, due, lateSince, Optional.of(bounds), remark);
  }

  LeafResult remarked(Optional<Remark> words) {
    return new LeafResult(outcome, reasons, gaps, due, lateSince, count, words);
  }

  /**
   * What it is for a fact of which it is unknown whether the rule applies: an accusation becomes a
   * doubt (3.3).
   */
  LeafResult inDoubtfulScope(boolean doubtfulFact) {
    Set<Reason> why = EnumSet.noneOf(Reason.class);
    if (doubtfulFact) {
      why.add(Reason.UNREADABLE);
    }
    if (outcome == Outcome.FAIL) {
      why.add(Reason.SCOPE_UNKNOWN);
      return new LeafResult(
          Outcome.INCONCLUSIVE,
          why,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          remark);
    }
    if (outcome == Outcome.INCONCLUSIVE) {
      why.addAll(reasons);
      return new LeafResult(outcome, why, gaps, due, lateSince, count, remark);
    }
    return this;
  }
}
