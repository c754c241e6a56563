package org.avow.engine.fact;

import java.util.Arrays;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Values that occur again and again in a column, by small numbers from 0 on. Mutable, for one
 * thread: values are added, and never change their number.
 */
public final class Codes {
  private @Nullable Value[] values = new @Nullable Value[16];
  private int size;

  /** Gives a value the next number. */
  public int add(Value value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    return size++;
  }

  /** The value with the given number. */
  public Value value(int code) {
    Value value = values[code];
    if (value == null) {
      throw new IllegalArgumentException("no value has the number " + code);
    }
    return value;
  }

  /** How many values have a number. */
  public int size() {
    return size;
  }
}
