package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Row;
import org.avow.engine.value.Truth;

/**
 * A fact as one rule judges it, or the implicit fact of a rule about the world. Immutable.
 *
 * @param index among the facts of its type, in canonical order
 * @param fact empty for the world
 * @param instant the judgement instant (semantics 1.6)
 * @param scope whether the rule applies to it (3.3)
 */
record Judged(int index, Optional<Fact> fact, Moment instant, Truth scope) {
  private static final long DAY = 86_400_000_000_000L;

  /** The row that expressions read. */
  Row row() {
    return fact.isPresent() ? fact.get() : FactFrame.NOTHING;
  }

  boolean doubtful() {
    return fact.isPresent() && fact.get().doubtful();
  }

  /** Whether the judgement instant is a date, from which whole days are counted (1.7). */
  boolean isDate() {
    return instant.latest() - instant.earliest() == DAY - 1
        && Math.floorMod(instant.earliest(), DAY) == 0;
  }
}
