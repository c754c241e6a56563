package org.avow.engine.evaluate;

import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/**
 * The window w of a relation form for one judged fact, with all that is not known of its bounds
 * (semantics 4.2). Immutable.
 *
 * @param startMin first instant of the earliest window there may be
 * @param startMax first instant of the latest one
 * @param endMin first instant behind the earliest window there may be
 * @param endMax first instant behind the latest one
 * @param linked whether both bounds move together, so that no possible window is empty
 * @param due when the window has ended for certain; {@link Long#MAX_VALUE}: never
 */
record Reach(long startMin, long startMax, long endMin, long endMax, boolean linked, long due) {

  /** The widest possible window. */
  TimeSet widest() {
    return TimeSet.between(startMin, endMax);
  }

  /** This window without what lies at or after the given instant. */
  Reach cut(long end) {
    return endMax <= end
        ? this
        : new Reach(startMin, startMax, Math.min(endMin, end), end, linked, due);
  }

  /** Whether an event lies in the window. */
  Truth contains(Moment at) {
    if (startMin >= endMax || at.latest() < startMin || at.earliest() >= endMax) {
      return Truth.FALSE;
    }
    return startMax <= at.earliest() && at.latest() < endMin ? Truth.TRUE : Truth.UNKNOWN;
  }

  /** Whether a state is valid anywhere in the window. */
  Truth meets(TimeSet validity) {
    if (validity.intersect(widest()).isEmpty()) {
      return Truth.FALSE;
    }
    if (!linked && startMax >= endMin) {
      return Truth.UNKNOWN;
    }
    for (TimeSet.Stretch stretch : validity.stretches()) {
      if (stretch.from() < endMin && startMax < stretch.until()) {
        return Truth.TRUE;
      }
    }
    return Truth.UNKNOWN;
  }
}
