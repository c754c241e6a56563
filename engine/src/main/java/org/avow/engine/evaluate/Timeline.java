package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.text.Order;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;

/**
 * The candidates of a case in order of their instants, so that a window is found without looking at
 * all of them. Those of whose instant next to nothing is known stand apart: each may be in any
 * window, and among the others they would hide where a window begins. Immutable; threads may share
 * it.
 */
final class Timeline {
  /**
   * By instant, and where that is equal by place: the order of a search never depends on chance.
   */
  static final Comparator<Fact> ORDER =
      Order.of(
          (a, b) -> Long.compare(a.at().earliest(), b.at().earliest()),
          (a, b) -> Long.compare(a.at().latest(), b.at().latest()),
          Order.by(Fact::place));

  /** What may be so far apart, and more, is not put in order. */
  private static final long WIDE = 3 * 86_400_000_000_000L;

  private final List<Fact> facts;
  private final List<Fact> wide;
  private final long[] earliest;
  private final long[] latestSoFar;
  private final long[] endSoFar;

  /**
   * @param all in {@link #ORDER}
   */
  Timeline(List<Fact> all, World world) {
    boolean anyWide = anyWide(all);
    this.wide = anyWide ? all.stream().filter(Timeline::isWide).toList() : List.of();
    this.facts = anyWide ? all.stream().filter(fact -> !isWide(fact)).toList() : all;
    this.earliest = new long[facts.size()];
    this.latestSoFar = new long[facts.size()];
    this.endSoFar = new long[facts.size()];
    long latest = Long.MIN_VALUE;
    long end = Long.MIN_VALUE;
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      earliest[i] = fact.at().earliest();
      latest = Math.max(latest, fact.at().latest());
      end = Math.max(end, end(fact, world));
      latestSoFar[i] = latest;
      endSoFar[i] = end;
    }
  }

  private static boolean anyWide(List<Fact> all) {
    for (Fact fact : all) {
      if (isWide(fact)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(Fact fact) {
    Moment at = fact.at();
    long length = at.latest() - at.earliest();
    return length < 0 || length > WIDE;
  }

  /** The candidates that stand apart, in {@link #ORDER}. */
  List<Fact> wide() {
    return wide;
  }

  /** The last instant at which the fact can be in a window. */
  private static long end(Fact fact, World world) {
    if (!fact.type().isState()) {
      return fact.at().latest();
    }
    TimeSet validity = world.validity(fact);
    return validity.isEmpty() ? Long.MIN_VALUE : validity.end() - 1;
  }

  Fact get(int index) {
    return facts.get(index);
  }

  int size() {
    return facts.size();
  }

  /** Index of the first fact that may lie at or after the given instant. */
  int from(long instant) {
    return lowerBound(endSoFar, instant);
  }

  /** Index of the first fact that certainly begins at or after the given instant. */
  int until(long instant) {
    return lowerBound(earliest, instant);
  }

  /** Whether every fact up to and including the given index is certainly before the instant. */
  boolean allBefore(int index, long instant) {
    return latestSoFar[index] < instant;
  }

  /** Index of the first element that is not less than the given one; the elements ascend. */
  private static int lowerBound(long[] ascending, long least) {
    int index = Arrays.binarySearch(ascending, least);
    if (index < 0) {
      return -index - 1;
    }
    while (index > 0 && ascending[index - 1] == least) {
      index--;
    }
    return index;
  }
}
