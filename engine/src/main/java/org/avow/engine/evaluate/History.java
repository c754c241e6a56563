package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;

/**
 * When a rule was judged with which outcome, for {@code since} (semantics 6.7). Mutable, for one
 * thread; the order in which judgements arrive does not matter.
 *
 * <p>The judgement of an event is a point, that of a state lasts as long as it is valid in W.
 */
sealed interface History permits PointHistory, SpanHistory {

  /**
   * An empty history of events, or of states.
   *
   * @param kept how many judgements of events are remembered at least
   */
  static History of(boolean points, int kept) {
    return points ? new PointHistory(kept) : new SpanHistory();
  }

  /** Adds a judgement that lasts from the first to the last instant. */
  void add(Outcome outcome, long first, long last);

  /**
   * Adds passes of events.
   *
   * @param indexes of the events, ascending
   * @param count how many indexes there are
   */
  default void passes(FactColumns facts, int[] indexes, int count) {
    for (int i = 0; i < count; i++) {
      long instant = facts.instants()[indexes[i]];
      add(Outcome.PASS, instant, instant);
    }
  }

  /** Adds all judgements of another history of the same kind. */
  void absorb(History other);

  /** Whether so much was forgotten that {@link #since} may be too early. */
  boolean uncertain();

  /** The first instant of the latest unbroken run of failing judgements. */
  Optional<Long> since();

  /**
   * The end of the last failing judgement, if what follows up to the end of W is known and none of
   * it fails.
   *
   * @param missing the part of W in which evidence is missing
   * @param end first instant behind W
   */
  Optional<Long> keptSince(TimeSet missing, long end);
}
