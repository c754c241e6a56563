package org.avow.engine.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of instants: disjoint half-open stretches in ascending order, in nanoseconds since 1970.
 * {@link Long#MIN_VALUE} and {@link Long#MAX_VALUE} stand for "since ever" and "for ever".
 * Immutable; equal sets are equal objects.
 */
public final class TimeSet {
  /** No instant. */
  public static final TimeSet EMPTY = new TimeSet(new long[0]);

  /** Every instant. */
  public static final TimeSet ALWAYS = new TimeSet(new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

  private final long[] edges;

  private TimeSet(long[] edges) {
    this.edges = edges;
  }

  /** The instants from {@code from} up to, but without, {@code until}; empty if there are none. */
  public static TimeSet between(long from, long until) {
    return from < until ? new TimeSet(new long[] {from, until}) : EMPTY;
  }

  /** The instants from {@code first} to {@code last}, both included. */
  public static TimeSet through(long first, long last) {
    return between(first, last == Long.MAX_VALUE ? last : last + 1);
  }

  /** Whether there is no instant in it. */
  public boolean isEmpty() {
    return edges.length == 0;
  }

  /** Whether the instant is in the set. */
  public boolean contains(long instant) {
    int index = Arrays.binarySearch(edges, instant);
    return index >= 0 ? index % 2 == 0 : (-index - 1) % 2 == 1;
  }

  /** Whether a moment is in the set, whenever exactly it is. */
  public Truth contains(Moment moment) {
    Truth result = Truth.FALSE;
    for (int i = 0; i < edges.length; i += 2) {
      if (edges[i] <= moment.earliest() && moment.latest() < edges[i + 1]) {
        return Truth.TRUE;
      }
      if (edges[i] <= moment.latest() && moment.earliest() < edges[i + 1]) {
        result = Truth.UNKNOWN;
      }
    }
    return result;
  }

  /** The first instant in it; {@link Long#MIN_VALUE} for "since ever". */
  public long first() {
    return edges[0];
  }

  /** The end (exclusive) of the last stretch; {@link Long#MAX_VALUE} for "for ever". */
  public long end() {
    return edges[edges.length - 1];
  }

  /** The stretches in ascending order. */
  public List<Stretch> stretches() {
    List<Stretch> result = new ArrayList<>();
    for (int i = 0; i < edges.length; i += 2) {
      result.add(new Stretch(edges[i], edges[i + 1]));
    }
    return result;
  }

  /**
   * A stretch of instants.
   *
   * @param from first instant
   * @param until first instant behind it
   */
  public record Stretch(long from, long until) {}

  /** The instants that are in this set or in the other. */
  public TimeSet union(TimeSet other) {
    return combine(other, 1);
  }

  /** The instants that are in both sets. */
  public TimeSet intersect(TimeSet other) {
    return combine(other, 2);
  }

  /** The instants of this set that are not in the other. */
  public TimeSet minus(TimeSet other) {
    return intersect(other.complement());
  }

  private TimeSet complement() {
    List<Long> result = new ArrayList<>();
    long from = Long.MIN_VALUE;
    for (int i = 0; i < edges.length; i += 2) {
      if (from < edges[i]) {
        result.add(from);
        result.add(edges[i]);
      }
      from = edges[i + 1];
    }
    if (from < Long.MAX_VALUE) {
      result.add(from);
      result.add(Long.MAX_VALUE);
    }
    return of(result);
  }

  /** Sweeps over both sets and keeps what lies in at least {@code needed} of them. */
  private TimeSet combine(TimeSet other, int needed) {
    List<Long> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    boolean inside = false;
    while (i < edges.length || j < other.edges.length) {
      long next =
          j == other.edges.length || (i < edges.length && edges[i] <= other.edges[j])
              ? edges[i]
              : other.edges[j];
      while (i < edges.length && edges[i] == next) {
        i++;
      }
      while (j < other.edges.length && other.edges[j] == next) {
        j++;
      }
      boolean nowInside = i % 2 + j % 2 >= needed;
      if (nowInside != inside) {
        result.add(next);
        inside = nowInside;
      }
    }
    return of(result);
  }

  private static TimeSet of(List<Long> edges) {
    if (edges.isEmpty()) {
      return EMPTY;
    }
    long[] all = new long[edges.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = edges.get(i);
    }
    return new TimeSet(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeSet set && Arrays.equals(edges, set.edges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(edges);
  }

  @Override
  public String toString() {
    return stretches().toString();
  }
}
