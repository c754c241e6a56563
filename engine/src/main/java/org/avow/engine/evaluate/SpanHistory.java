package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;

/** The history of a rule over states. Mutable, for one thread. */
final class SpanHistory implements History {
  private final Spans failing = new Spans();
  private final Spans doubtful = new Spans();

  @Override
  public void add(Outcome outcome, long first, long last) {
    switch (outcome) {
      case FAIL -> failing.add(first, last);
      case INCONCLUSIVE, PENDING -> doubtful.add(first, last);
      case PASS -> {
        // what is valid and does not fail needs no remembering
      }
      case NOT_APPLICABLE -> throw new IllegalArgumentException("nothing is judged so");
    }
  }

  @Override
  public void absorb(History other) {
    SpanHistory spans = (SpanHistory) other;
    failing.addAll(spans.failing);
    doubtful.addAll(spans.doubtful);
  }

  @Override
  public boolean uncertain() {
    return false;
  }

  @Override
  public Optional<Long> since() {
    List<TimeSet.Stretch> runs = failing.instants().stretches();
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1).from());
  }

  @Override
  public Optional<Long> keptSince(TimeSet missing, long end) {
    TimeSet fails = failing.instants();
    if (fails.isEmpty()) {
      return Optional.empty();
    }
    TimeSet after = TimeSet.between(fails.end(), end);
    boolean doubt = !after.intersect(missing.union(doubtful.instants())).isEmpty();
    return after.isEmpty() || doubt ? Optional.empty() : Optional.of(fails.end());
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

    void addAll(Spans other) {
      for (int i = 0; i < other.size; i += 2) {
        add(other.edges[i], other.edges[i + 1]);
      }
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
