package org.avow.engine.evaluate;

import java.util.Arrays;
import org.avow.engine.fact.FactColumns;

/**
 * What was found out about events whose columns hold certain codes: logs repeat few values, and
 * then there is nothing to evaluate. Mutable, for one thread and one set of columns.
 */
final class CodeTable {
  /** Nothing was found out yet. */
  static final byte UNKNOWN = 0;

  /** No entry: some value has no code, or there are too many codes. */
  static final int NONE = -1;

  private static final int MOST_BITS = 16;
  private static final int LEAST_BITS = 2;

  private final int[] slots;
  private final int[] bits;
  private final int[][] columns;
  private byte[] answers = {};
  private boolean usable;

  /**
   * @param slots all that the answer depends on
   */
  CodeTable(int[] slots) {
    this.slots = slots;
    this.bits = new int[slots.length];
    this.columns = new int[slots.length][];
  }

  /** Looks at the columns as they are filled now. */
  void enter(FactColumns facts) {
    boolean grown = answers.length == 0;
    int sum = 0;
    usable = true;
    for (int i = 0; i < slots.length; i++) {
      int[] column = facts.column(slots[i]);
      if (column == null) {
        usable = false;
        return;
      }
      columns[i] = column;
      int greatest = facts.codes(slots[i]).size() - 1;
      int needed = Math.max(LEAST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(greatest));
      if (needed > bits[i]) {
        bits[i] = needed;
        grown = true;
      }
      sum += bits[i];
    }
    usable = sum <= MOST_BITS;
    if (usable && grown) {
      answers = new byte[1 << sum];
      Arrays.fill(answers, UNKNOWN);
    }
  }

  /** The entry of an event. */
  int entry(int index) {
    if (!usable) {
      return NONE;
    }
    int entry = 0;
    for (int i = 0; i < columns.length; i++) {
      int code = columns[i][index];
      if (code < 0) {
        return NONE;
      }
      entry = entry << bits[i] | code;
    }
    return entry;
  }

  byte get(int entry) {
    return answers[entry];
  }

  void set(int entry, byte answer) {
    answers[entry] = answer;
  }
}
