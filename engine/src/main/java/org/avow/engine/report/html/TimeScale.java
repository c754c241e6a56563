package org.avow.engine.report.html;

/**
 * Instants as positions on a drawing. Immutable.
 *
 * @param from the instant at the left edge, in nanoseconds since 1970
 * @param until the instant at the right edge
 * @param left edge
 * @param right edge
 */
record TimeScale(long from, long until, int left, int right) {

  /** Where the instant stands; those outside stand at the edge. */
  int at(long instant) {
    if (instant <= from || until <= from) {
      return left;
    }
    if (instant >= until) {
      return right;
    }
    double share = ((double) instant - from) / ((double) until - from);
    return left + (int) Math.round(share * (right - left));
  }
}
