package org.avow.engine.value;

/** Kleene's three truth values (semantics 1.4). */
public enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  /** The known truth value of a boolean. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Conjunction: false wins over unknown. */
  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Disjunction: true wins over unknown. */
  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Negation: unknown stays unknown. */
  public Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case TRUE -> FALSE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /**
   * This truth value, never more than unknown: for facts of which it is doubtful that they exist.
   */
  public Truth atMostUnknown() {
    return and(UNKNOWN);
  }

  /** Whether this is {@link #TRUE}. */
  public boolean isTrue() {
    return this == TRUE;
  }

  /** Whether this is {@link #FALSE}. */
  public boolean isFalse() {
    return this == FALSE;
  }
}
