package org.avow.engine.source;

import org.avow.engine.value.Value;

/** Numbers of evidence: what the language cannot compute with exactly is present but unknown. */
final class Numbers {
  /** An integer that 64 bits do not hold. As a double it would equal its neighbours. */
  static final Value TOO_LONG = new Value.Present("an integer beyond 64 bits");

  private Numbers() {}

  /**
   * A number with a fraction or an exponent.
   *
   * @param digits as written
   */
  static Value real(double value, String digits) {
    return Double.isInfinite(value) || Double.isNaN(value)
        ? new Value.Present("a number beyond the range of double")
        : new Value.Real(value, digits);
  }

  /** A decimal integer, perhaps with a sign. */
  static Value integer(String digits) {
    return integer(digits, 10);
  }

  /** An integer in the given radix. */
  static Value integer(String digits, int radix) {
    try {
      return new Value.Int(Long.parseLong(digits, radix));
    } catch (NumberFormatException e) {
      return TOO_LONG;
    }
  }
}
