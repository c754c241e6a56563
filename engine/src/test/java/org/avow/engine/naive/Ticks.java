package org.avow.engine.naive;

/** Arithmetic on nanoseconds in which "since ever" and "for ever" stay what they are. */
final class Ticks {
  private Ticks() {}

  static long plus(long instant, long nanos) {
    if (instant == Long.MIN_VALUE || instant == Long.MAX_VALUE) {
      return instant;
    }
    try {
      return Math.addExact(instant, nanos);
    } catch (ArithmeticException overflow) {
      return nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
