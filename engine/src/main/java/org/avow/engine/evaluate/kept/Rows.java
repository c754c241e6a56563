package org.avow.engine.evaluate.kept;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * The packed events of one type in some parts, as far as some slots go. Mutable while derived slots
 * are filled, for one thread.
 */
public final class Rows {
  private static final Place NOWHERE = new Place("", "", 0, 0, "");

  private final FactType type;
  private final KeptRows numbers;
  private Value[][] slots = new Value[256][];
  private int size;

  Rows(FactType type, KeptRows numbers) {
    this.type = type;
    this.numbers = numbers;
  }

  void add(Value[] row) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    slots[size++] = row;
  }

  public FactType type() {
    return type;
  }

  public int size() {
    return size;
  }

  /** When an event happened. */
  public long instant(int index) {
    return ((Moment) slots[index][FactType.AT]).earliest();
  }

  public Value get(int index, int slot) {
    return slots[index][slot];
  }

  /** Fills a derived slot. */
  public void set(int index, int slot, Value value) {
    slots[index][slot] = value;
  }

  /** An event with the slots that are filled, at no place. */
  public Fact fact(int index) {
    return Fact.over(type, slots[index], NOWHERE, false);
  }

  /** All events. */
  public List<Fact> facts() {
    return IntStream.range(0, size).mapToObj(this::fact).toList();
  }

  /**
   * Numbers for the values of a slot: equal values have equal numbers, in all rows of the parts.
   *
   * @param whenAbsent what is read where there is no value
   * @return one an event; empty if some value is not known
   */
  public int[] numbers(int slot, Value whenAbsent) {
    int[] result = new int[size];
    for (int i = 0; i < size; i++) {
      Value value = slots[i][slot];
      Value read = value == Value.Absent.ABSENT ? whenAbsent : value;
      if (!read.isKnown()) {
        return new int[0];
      }
      result[i] = numbers.number(read);
    }
    return result;
  }

  /** The events in order of time; at one instant in the order in which they were taken. */
  public int[] byTime() {
    boolean ascending = true;
    for (int i = 1; i < size && ascending; i++) {
      ascending = instant(i) >= instant(i - 1);
    }
    IntStream all = IntStream.range(0, size);
    return ascending
        ? all.toArray()
        : all.boxed()
            .sorted((a, b) -> Long.compare(instant(a), instant(b)))
            .mapToInt(i -> i)
            .toArray();
  }
}
