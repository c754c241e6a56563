package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;

/**
 * The history of a rule over events. Mutable, for one thread.
 *
 * <p>A run of failures begins behind the last other judgement before the last failure, so of the
 * others only the latest are remembered: those behind the last failure so far, and those before it.
 * Where records arrive about in order of time, few are enough; otherwise {@link #uncertain} says
 * that more would have been needed.
 */
final class PointHistory implements History {
  private final InstantSet fails = new InstantSet();
  private final int latest;
  private final LatestInstants before;
  private final LatestInstants behind;
  private boolean failed;
  private long lastFail = Long.MIN_VALUE;
  private long lastPass = Long.MIN_VALUE;
  private long lastDoubt = Long.MIN_VALUE;

  /**
   * @param kept how many other judgements are remembered at least, on either side of the last
   *     failure
   */
  PointHistory(int kept) {
    this.latest = Math.max(64, kept / 32);
    this.before = new LatestInstants(kept);
    this.behind = new LatestInstants(kept);
  }

  @Override
  public void add(Outcome outcome, long first, long last) {
    switch (outcome) {
      case FAIL -> fail(first);
      case PASS -> pass(first);
      case INCONCLUSIVE, PENDING -> {
        lastDoubt = Math.max(lastDoubt, first);
        other(first);
      }
      case NOT_APPLICABLE -> throw new IllegalArgumentException("nothing is judged so");
    }
  }

  /**
   * Of events in order of time only the latest on either side of the last failure are looked at.
   */
  @Override
  public void passes(FactColumns facts, int[] indexes, int count) {
    if (!facts.ascending() || count <= latest) {
      History.super.passes(facts, indexes, count);
      return;
    }
    long[] instants = facts.instants();
    int split = 0;
    while (failed && split < count && instants[indexes[split]] < lastFail) {
      split++;
    }
    passes(before, instants, indexes, 0, split);
    passes(behind, instants, indexes, split, count);
    lastPass = Math.max(lastPass, instants[indexes[count - 1]]);
  }

  private void passes(LatestInstants target, long[] instants, int[] indexes, int from, int to) {
    int first = Math.max(from, to - latest);
    if (first > from) {
      target.forget(instants[indexes[first - 1]], instants[indexes[from]]);
    }
    for (int i = first; i < to; i++) {
      target.add(instants[indexes[i]]);
    }
  }

  private void pass(long instant) {
    lastPass = Math.max(lastPass, instant);
    other(instant);
  }

  private void other(long instant) {
    (failed && instant < lastFail ? before : behind).add(instant);
  }

  private void fail(long instant) {
    fails.add(instant);
    if (!failed || instant > lastFail) {
      failed = true;
      lastFail = instant;
      behind.moveBefore(instant, before);
    }
  }

  @Override
  public void absorb(History other) {
    PointHistory points = (PointHistory) other;
    fail(points);
    others(points.before);
    others(points.behind);
    forget(points.before);
    forget(points.behind);
    lastPass = Math.max(lastPass, points.lastPass);
    lastDoubt = Math.max(lastDoubt, points.lastDoubt);
  }

  private void fail(PointHistory other) {
    fails.addAll(other.fails);
    if (other.failed && (!failed || other.lastFail > lastFail)) {
      failed = true;
      lastFail = other.lastFail;
      behind.moveBefore(lastFail, before);
    }
  }

  private void others(LatestInstants others) {
    long split = failed ? lastFail : Long.MIN_VALUE;
    before.addAll(others, Long.MIN_VALUE, split);
    behind.addAll(others, split, Long.MAX_VALUE);
  }

  /** Forgets what the other one may have forgotten. */
  private void forget(LatestInstants other) {
    long horizon = other.horizon();
    if (horizon == Long.MIN_VALUE) {
      return;
    }
    if (failed && other.least() < lastFail) {
      before.forget(Math.min(horizon, lastFail - 1), other.least());
    }
    if (!failed || horizon >= lastFail) {
      behind.forget(horizon, other.least());
    }
  }

  /** The last other judgement before the last failure; the least instant if none is known. */
  private long broken() {
    for (int i = before.size() - 1; i >= 0; i--) {
      if (!fails.contains(before.get(i))) {
        return before.get(i);
      }
    }
    return Long.MIN_VALUE;
  }

  @Override
  public boolean uncertain() {
    return failed && broken() == Long.MIN_VALUE && before.horizon() != Long.MIN_VALUE;
  }

  @Override
  public Optional<Long> since() {
    return failed ? Optional.of(fails.firstFrom(broken())) : Optional.empty();
  }

  @Override
  public Optional<Long> keptSince(TimeSet missing, long end) {
    if (!failed || lastPass <= lastFail || lastDoubt > lastFail) {
      return Optional.empty();
    }
    boolean gap = !missing.intersect(TimeSet.between(lastFail + 1, end)).isEmpty();
    return gap ? Optional.empty() : Optional.of(lastFail);
  }
}
