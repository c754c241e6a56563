package org.avow.engine.fact;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Events of one type that were read together, by column: each certainly is one, and its instant is
 * known to the nanosecond. Mutable, for one thread: the next events take the place of these.
 *
 * <p>A column holds a number for each event: of {@link Codes} if it is not negative, otherwise
 * {@code -1 - n} for the loose cell n.
 */
public final class FactColumns {
  private static final int FIRST = 256;
  private static final int[] UNREAD = {};

  private final FactType type;
  private final int number;
  private final Codes[] codes;
  private final LooseCells loose;
  private final Whole whole;
  private final int[][] columns;
  private final IdentityHashMap<Object, Object> memory = new IdentityHashMap<>();
  private long[] instants = new long[FIRST];
  private int[] lines = new int[FIRST];
  private int[] starts = new int[FIRST];
  private int size;
  private long first;
  private long last;
  private boolean ascending;

  /** Makes whole facts of what stands in columns. */
  public interface Whole {
    /** The event at the given index, with all its fields. */
    Fact of(FactColumns columns, int index);

    /** Where the events stand, but for their lines. */
    Place origin(FactColumns columns);
  }

  /**
   * @param number which making of its type makes them in the feed, from 1
   * @param slots those that are read; the instant needs none
   * @param codes of each slot, in slot order
   */
  public FactColumns(
      FactType type,
      int number,
      Iterable<Integer> slots,
      Codes[] codes,
      LooseCells loose,
      Whole whole) {
    this.type = type;
    this.number = number;
    this.codes = codes;
    this.loose = loose;
    this.whole = whole;
    this.columns = new int[type.fields().size()][];
    Arrays.fill(columns, UNREAD);
    for (int slot : slots) {
      if (slot != FactType.AT) {
        columns[slot] = new int[FIRST];
      }
    }
    clear();
  }

  /** Forgets all events; what was found out about codes stays. */
  public void clear() {
    size = 0;
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
    ascending = true;
  }

  /**
   * Adds an event, whose columns are then to be set.
   *
   * @param start first byte of its line in the block
   * @return its index
   */
  public int add(long instant, int line, int start) {
    if (size == instants.length) {
      grow();
    }
    instants[size] = instant;
    lines[size] = line;
    starts[size] = start;
    ascending &= instant >= last;
    first = Math.min(first, instant);
    last = Math.max(last, instant);
    return size++;
  }

  private void grow() {
    int room = 2 * size;
    instants = Arrays.copyOf(instants, room);
    lines = Arrays.copyOf(lines, room);
    starts = Arrays.copyOf(starts, room);
    for (int slot = 0; slot < columns.length; slot++) {
      if (columns[slot] != UNREAD) {
        columns[slot] = Arrays.copyOf(columns[slot], room);
      }
    }
  }

  /** Leaves out all events but the given ones, which ascend. */
  public void retain(int[] indexes, int count) {
    for (int i = 0; i < count; i++) {
      int from = indexes[i];
      instants[i] = instants[from];
      lines[i] = lines[from];
      starts[i] = starts[from];
      for (int[] column : columns) {
        if (column != UNREAD) {
          column[i] = column[from];
        }
      }
    }
    size = count;
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      first = Math.min(first, instants[i]);
      last = Math.max(last, instants[i]);
    }
  }

  public FactType type() {
    return type;
  }

  public int size() {
    return size;
  }

  /** The first instant of any event; greater than {@link #last} if there is none. */
  public long first() {
    return first;
  }

  /** The last instant of any event. */
  public long last() {
    return last;
  }

  /** Whether the instants ascend. */
  public boolean ascending() {
    return ascending;
  }

  /** The instants, {@link #size} of them. */
  public long[] instants() {
    return instants;
  }

  /** The line of an event, from 1. */
  public int line(int index) {
    return lines[index];
  }

  /** The first byte of an event's line in its block. */
  public int start(int index) {
    return starts[index];
  }

  /** Which making of its type makes the events in the feed, from 1. */
  public int number() {
    return number;
  }

  /** The numbers of a slot, {@link #size} of them; null if nobody reads it, and of the instant. */
  public int @Nullable [] column(int slot) {
    return columns[slot] == UNREAD ? null : columns[slot];
  }

  /** What the numbers of a slot stand for. */
  public Codes codes(int slot) {
    return codes[slot];
  }

  /** What negative numbers stand for. */
  public LooseCells loose() {
    return loose;
  }

  /** A value; of a slot that nobody reads the one of the whole fact. */
  public Value value(int slot, int index) {
    if (slot == FactType.AT) {
      return Moment.at(instants[index]);
    }
    int[] column = columns[slot];
    if (column == UNREAD) {
      return fact(index).get(slot);
    }
    int number = column[index];
    return number >= 0
        ? codes[slot].value(number)
        : loose.value(-1 - number, type.fields().get(slot).type());
  }

  /** An event with all its fields. */
  public Fact fact(int index) {
    return whole.of(this, index);
  }

  /**
   * An event with some of its fields; the others are absent from it.
   *
   * @param slots that stand in columns, the instant among them
   * @param origin where the events stand, but for their lines
   */
  public Fact fact(int index, int[] slots, Place origin) {
    Value[] values = new Value[columns.length];
    Arrays.fill(values, Value.Absent.ABSENT);
    for (int slot : slots) {
      values[slot] = value(slot, index);
    }
    Place place =
        new Place(origin.source(), origin.path(), lines[index], origin.column(), origin.pointer());
    return Fact.over(type, values, place, false);
  }

  /** Where the events stand, but for their lines. */
  public Place origin() {
    return whole.origin(this);
  }

  /**
   * What somebody found out about codes, for as long as these hold.
   *
   * @param about who; by identity
   * @param start what is remembered at first
   */
  @SuppressWarnings("unchecked") // each owner asks for what it once made itself
  public <T> T memory(Object about, Supplier<T> start) {
    return (T) memory.computeIfAbsent(about, a -> start.get());
  }

  /** A view that can stand at any of the events. */
  public Cursor cursor() {
    return new Cursor(this);
  }

  /** One event after the other. Mutable, for one thread. */
  public static final class Cursor implements FactRow {
    private final FactColumns columns;
    private int index;

    private Cursor(FactColumns columns) {
      this.columns = columns;
    }

    /** Goes to an event. */
    public Cursor at(int toIndex) {
      index = toIndex;
      return this;
    }

    @Override
    public FactType type() {
      return columns.type;
    }

    @Override
    public Moment at() {
      return Moment.at(columns.instants[index]);
    }

    @Override
    public boolean doubtful() {
      return false;
    }

    @Override
    public Value get(int slot) {
      return columns.value(slot, index);
    }

    @Override
    public Fact fact() {
      return columns.fact(index);
    }
  }
}
