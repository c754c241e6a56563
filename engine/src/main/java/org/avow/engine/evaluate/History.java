package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;

/**
 * When a rule was judged with which outcome, for {@code since} (semantics 6.7). Mutable, for one
 * thread; the order in which judgements arrive does not matter.
 *
 * <p>The judgement of an event is a point, that of a state lasts as long as it is valid in W.
 */
final class History {
  private final boolean points;
  private final Spans failing = new Spans();
  private final Spans passing = new Spans();
  private final Spans doubtful = new Spans();

  /**
   * @param points whether judgements are points
   */
  History(boolean points) {
    this.points = points;
  }

  /** Adds a judgement that lasts from the first to the last instant. */
  void add(Outcome outcome, long first, long last) {
    switch (outcome) {
      case FAIL -> failing.add(first, last);
      case PASS -> passing.add(first, last);
      case INCONCLUSIVE, PENDING -> doubtful.add(first, last);
      case NOT_APPLICABLE -> throw new IllegalArgumentException("nothing is judged so");
    }
  }

  /** The first instant of the latest unbroken run of failing judgements. */
  Optional<Long> since() {
    TimeSet fails = failing.instants();
    if (fails.isEmpty()) {
      return Optional.empty();
    }
    List<TimeSet.Stretch> runs = fails.stretches();
    int first = runs.size() - 1;
    if (points) {
      TimeSet others = passing.instants().union(doubtful.instants()).minus(fails);
      long lastFail = runs.get(first).from();
      TimeSet before = others.intersect(TimeSet.between(Long.MIN_VALUE, lastFail));
      long broken = before.isEmpty() ? Long.MIN_VALUE : before.end();
      while (first > 0 && runs.get(first - 1).from() >= broken) {
        first--;
      }
    }
    return Optional.of(runs.get(first).from());
  }

  /**
   * The end of the last failing judgement, if what follows up to the end of W is known and none of
   * it fails.
   *
   * @param missing the part of W in which evidence is missing
   * @param end first instant behind W
   */
  Optional<Long> keptSince(TimeSet missing, long end) {
    TimeSet fails = failing.instants();
    if (fails.isEmpty()) {
      return Optional.empty();
    }
    TimeSet after = TimeSet.between(fails.end(), end);
    boolean doubt = !after.intersect(missing.union(doubtful.instants())).isEmpty();
    boolean kept = points ? !after.intersect(passing.instants()).isEmpty() : !after.isEmpty();
    return kept && !doubt ? Optional.of(points ? fails.end() - 1 : fails.end()) : Optional.empty();
  }

  /** Spans of time in any order, united when they are asked for. Mutable. */
  private static final class Spans {
    private long[] edges = new long[8];
    private int size;

    void add(long first, long last) {
      if (size == edges.length) {
        edges = Arrays.copyOf(edges, size * 2);
      }
      edges[size++] = first;
      edges[size++] = last;
    }

    TimeSet instants() {
      List<TimeSet> sets = new ArrayList<>();
      for (int i = 0; i < size; i += 2) {
        sets.add(TimeSet.through(edges[i], edges[i + 1]));
      }
      return union(sets);
    }

    private static TimeSet union(List<TimeSet> sets) {
      if (sets.isEmpty()) {
        return TimeSet.EMPTY;
      }
      int half = sets.size() / 2;
      return half == 0
          ? sets.get(0)
          : union(sets.subList(0, half)).union(union(sets.subList(half, sets.size())));
    }
  }
}
