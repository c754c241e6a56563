package org.avow.engine.naive;

import org.avow.engine.fact.FactType;
import org.avow.engine.value.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The judgement instant (1.6).
 *
 * @param at when
 * @param written as evidence has it: in a completed world a date stays a date (9.4)
 * @param type of the judged fact; null for a rule without {@code for}
 */
record JudgedInstant(Moment at, Moment written, @Nullable FactType type) {
  private static final long DAY = 86_400_000_000_000L;

  /** 1.7: from a judged date, `within` and `preceding` count whole days. */
  private boolean isDate() {
    return Math.floorMod(written.earliest(), DAY) == 0
        && written.latest() - written.earliest() == DAY - 1;
  }

  /** The instant from which whole days are counted backwards. */
  Moment firstOfDay() {
    return isDate() ? Moment.at(written.earliest()) : at;
  }

  /** The instant from which whole days are counted forwards. */
  Moment lastOfDay() {
    return isDate() ? Moment.at(written.latest()) : at;
  }

  /** The end of a window of whole days lies where the next day starts. */
  NaiveWindow.Edge dayEnd(NaiveWindow.Edge last) {
    return isDate()
        ? new NaiveWindow.Edge(
            last.lo(), last.hi(), Ticks.plus(last.boundLo(), 1), Ticks.plus(last.boundHi(), 1))
        : last;
  }
}
