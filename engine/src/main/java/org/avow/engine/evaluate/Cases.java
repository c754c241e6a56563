package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Value;

/**
 * Numbers for keys of several fields: equal keys have equal numbers, whatever the type of the event
 * that has them. Mutable, for one thread.
 */
final class Cases {
  private long[] pairs = new long[1024];
  private int[] numbers = new int[1024];
  private int size;

  /** A field of a key, and what is read where it is absent. */
  record Part(int slot, Value whenAbsent) {
    static Part of(Field field) {
      return new Part(field.slot(), Value.Absent.ABSENT);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Part that && slot == that.slot && whenAbsent.equals(that.whenAbsent);
    }

    @Override
    public int hashCode() {
      return 31 * slot + whenAbsent.hashCode();
    }
  }

  Cases() {
    Arrays.fill(numbers, -1);
  }

  /** How many numbers were given. */
  int size() {
    return size;
  }

  /**
   * The number of each event's key.
   *
   * @param key none if all events have the same
   * @return empty if some value is not known
   */
  Optional<int[]> of(Rows rows, List<Part> key) {
    int[] result = new int[rows.size()];
    int first = number(-1, 0);
    Arrays.fill(result, first);
    for (Part part : key) {
      if (part.slot() == FactType.AT) {
        return Optional.empty();
      }
      int[] values = rows.numbers(part.slot(), part.whenAbsent());
      if (values.length < result.length) {
        return Optional.empty();
      }
      for (int i = 0; i < result.length; i++) {
        result[i] = number(result[i], values[i]);
      }
    }
    return Optional.of(result);
  }

  /** The number of a key that is longer by one value. */
  int number(int before, int value) {
    if (2 * size >= pairs.length) {
      grow();
    }
    long pair = (long) before << Integer.SIZE | (value & 0xFFFFFFFFL);
    int slot = slot(pair);
    if (numbers[slot] < 0) {
      pairs[slot] = pair;
      numbers[slot] = size++;
    }
    return numbers[slot];
  }

  private int slot(long pair) {
    long mixed = (pair ^ (pair >>> 29)) * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & (pairs.length - 1);
    while (numbers[slot] >= 0 && pairs[slot] != pair) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldPairs = pairs;
    int[] oldNumbers = numbers;
    pairs = new long[2 * oldPairs.length];
    numbers = new int[pairs.length];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldNumbers[i] >= 0) {
        int slot = slot(oldPairs[i]);
        pairs[slot] = oldPairs[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
