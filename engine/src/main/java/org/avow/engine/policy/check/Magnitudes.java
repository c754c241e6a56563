package org.avow.engine.policy.check;

import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/** The order of values of the types that have bounds, and how they are written. */
final class Magnitudes {
  private Magnitudes() {}

  /** Whether one value is certainly less than another of the same type. */
  static boolean less(Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return x.value() < y.value();
    }
    if (a instanceof Value.Real x && b instanceof Value.Real y) {
      return x.value() < y.value();
    }
    if (a instanceof Value.Length x && b instanceof Value.Length y) {
      return x.nanos() < y.nanos();
    }
    return a instanceof Moment x && b instanceof Moment y && x.isBefore(y).isTrue();
  }

  static String text(Value value) {
    if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    if (value instanceof Value.Real number) {
      return number.digits();
    }
    if (value instanceof Value.Length length) {
      return Durations.format(length);
    }
    return value instanceof Moment moment ? Timestamps.format(moment) : value.toString();
  }
}
