package org.avow.engine.evaluate;

import java.util.Arrays;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of the values of a few fields: logs repeat them, and then there is nothing to
 * evaluate. Mutable, for one thread; where values hardly repeat, it gives up.
 */
final class Memory {
  /** Nothing is remembered of the row. */
  static final int UNKNOWN = -1;

  private static final int ENTRIES = 128;
  private static final int TRIAL = 512;

  private final int[] slots;
  private final @Nullable Value[] values;
  private final byte[] answers = new byte[ENTRIES];
  private int tried;
  private int missed;
  private int entry;

  /**
   * @param slots all that the rule reads
   */
  Memory(int[] slots) {
    this.slots = slots;
    this.values = new @Nullable Value[ENTRIES * slots.length];
    Arrays.fill(answers, (byte) UNKNOWN);
  }

  /** What was answered for a row with the same values. */
  int recall(Row row) {
    if (tried > TRIAL && missed > tried / 2) {
      return UNKNOWN;
    }
    int hash = 1;
    for (int slot : slots) {
      hash = 31 * hash + hash(row.get(slot));
    }
    entry = (hash ^ (hash >>> 7) ^ (hash >>> 15)) & (ENTRIES - 1);
    tried++;
    int first = entry * slots.length;
    for (int i = 0; i < slots.length; i++) {
      Value value = row.get(slots[i]);
      Value known = values[first + i];
      if (known == null || !same(known, value)) {
        missed++;
        return UNKNOWN;
      }
    }
    return answers[entry];
  }

  /** Remembers the answer for the row that was asked for last. */
  void remember(Row row, int answer) {
    if (tried > TRIAL && missed > tried / 2) {
      return;
    }
    int first = entry * slots.length;
    for (int i = 0; i < slots.length; i++) {
      values[first + i] = row.get(slots[i]);
    }
    answers[entry] = (byte) answer;
  }

  @SuppressWarnings("ReferenceEquality") // one object is equal to itself, and that is quickly seen
  private static boolean same(Value known, Value value) {
    return known == value || known.equals(value);
  }

  private static int hash(Value value) {
    return value instanceof Value.Text text ? text.value().hashCode() : value.hashCode();
  }
}
