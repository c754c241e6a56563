package org.avow.engine.value;

/**
 * An instant that may be known only to lie in an interval (semantics 1.7): a date is its whole day.
 * Nanoseconds since 1970-01-01T00:00Z. Immutable.
 *
 * <p>What lies beyond the range of a {@code long} (before 1677 or after 2262) is held as an
 * interval that reaches to {@link Long#MIN_VALUE} or {@link Long#MAX_VALUE}, so that it is still
 * ordered against everything else.
 *
 * @param earliest first nanosecond it may be
 * @param latest last nanosecond it may be, inclusive
 */
public record Moment(long earliest, long latest) implements Value {
  /** Nothing is known about the instant. */
  public static final Moment ANY = new Moment(Long.MIN_VALUE, Long.MAX_VALUE);

  public Moment {
    if (latest < earliest) {
      throw new IllegalArgumentException("moment " + earliest + ".." + latest);
    }
  }

  /** An instant known to the nanosecond. */
  public static Moment at(long nanos) {
    return new Moment(nanos, nanos);
  }

  /** Whether the instant is known to the nanosecond. */
  public boolean isExact() {
    return earliest == latest;
  }

  /** {@code this < other}. */
  public Truth isBefore(Moment other) {
    if (latest < other.earliest) {
      return Truth.TRUE;
    }
    return earliest >= other.latest ? Truth.FALSE : Truth.UNKNOWN;
  }

  /** {@code this == other}. */
  public Truth isAt(Moment other) {
    if (latest < other.earliest || other.latest < earliest) {
      return Truth.FALSE;
    }
    return isExact() && other.isExact() ? Truth.TRUE : Truth.UNKNOWN;
  }

  /** The type of the value. */
  @Override
  public Type.Scalar type() {
    return Type.Scalar.TIMESTAMP;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Moment that && earliest == that.earliest && latest == that.latest;
  }

  @Override
  public int hashCode() {
    int hash = Long.hashCode(earliest);
    return 31 * hash + Long.hashCode(latest);
  }
}
