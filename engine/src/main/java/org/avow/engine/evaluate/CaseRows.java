package org.avow.engine.evaluate;

import org.avow.engine.evaluate.kept.Rows;

/** Events by case, in each in order of time. Immutable. */
final class CaseRows {
  private final int[] starts;
  private final int[] rows;
  private final long[] instants;

  /**
   * @param cases the number of each event's case
   * @param count how many cases there are
   */
  CaseRows(Rows of, int[] cases, int count) {
    this.starts = new int[count + 1];
    for (int kase : cases) {
      starts[kase + 1]++;
    }
    for (int kase = 0; kase < count; kase++) {
      starts[kase + 1] += starts[kase];
    }
    this.rows = new int[cases.length];
    this.instants = new long[cases.length];
    int[] next = starts.clone();
    for (int row : of.byTime()) {
      int position = next[cases[row]]++;
      rows[position] = row;
      instants[position] = of.instant(row);
    }
  }

  /** The first position of a case. */
  int start(int kase) {
    return kase + 1 < starts.length ? starts[kase] : 0;
  }

  /** Behind the last position of a case. */
  int end(int kase) {
    return kase + 1 < starts.length ? starts[kase + 1] : 0;
  }

  /** The first position of a case at or after an instant. */
  int from(int kase, long instant) {
    int low = start(kase);
    int high = end(kase);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (instants[middle] < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The event at a position. */
  int row(int position) {
    return rows[position];
  }

  long instant(int position) {
    return instants[position];
  }
}
