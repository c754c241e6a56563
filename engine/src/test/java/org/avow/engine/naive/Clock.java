package org.avow.engine.naive;

import java.time.Instant;
import org.avow.engine.value.Moment;

/** The few instants that random worlds use. */
final class Clock {
  static final long HOUR = 3_600_000_000_000L;
  static final long DAY = 24 * HOUR;

  /** 2014-12-01T00:00Z. */
  static final long START = 16_405 * DAY;

  private Clock() {}

  /** So many hours after the start. */
  static long hours(int hours) {
    return START + hours * HOUR;
  }

  /** The whole day that holds the instant. */
  static Moment day(long instant) {
    long first = instant - Math.floorMod(instant, DAY);
    return new Moment(first, first + DAY - 1);
  }

  /** For descriptions of worlds. */
  static String text(long instant) {
    if (instant == Long.MIN_VALUE) {
      return "ever";
    }
    return instant == Long.MAX_VALUE ? "for ever" : Instant.EPOCH.plusNanos(instant).toString();
  }

  static String text(Moment moment) {
    if (moment.isExact()) {
      return text(moment.earliest());
    }
    boolean finite = moment.earliest() != Long.MIN_VALUE && moment.latest() != Long.MAX_VALUE;
    return finite && moment.equals(day(moment.earliest()))
        ? text(moment.earliest()).substring(0, 10)
        : text(moment.earliest()) + ".." + text(moment.latest());
  }
}
