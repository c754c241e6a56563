package org.avow.engine.feed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.avow.engine.fact.Codes;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.source.Cells;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column that occur again and again, by the bytes that stand for them. Mutable, for
 * one thread. Where cells turn out to differ almost always, no more are remembered.
 */
final class Dictionary {
  /** No number: the value is not remembered. */
  static final int NONE = -1;

  static final int ABSENT = 0;
  private static final int TRUE = 1;
  private static final int FALSE = 2;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final int VALUES = 1 << 10;
  private static final int PATIENCE = 1 << 13;

  private final Type type;
  private final Codes codes = new Codes();
  private @Nullable Entry[] entries = new @Nullable Entry[64];
  private @Nullable Entry last;
  private int filled;
  private long misses;
  private long hits;
  private boolean asked;

  /** A value that has a number, as it is written. */
  private static final class Entry {
    private final Cells.Kind kind;
    private final byte[] bytes;
    private final long head;
    private final long tail;
    private final int code;

    Entry(Cells.Kind kind, byte[] bytes, long head, long tail, int code) {
      this.kind = kind;
      this.bytes = bytes;
      this.head = head;
      this.tail = tail;
      this.code = code;
    }

    boolean is(Cells.Kind ofKind, byte[] from, int start, int end, long itsHead, long itsTail) {
      return head == itsHead
          && tail == itsTail
          && kind == ofKind
          && bytes.length == end - start
          && (end - start <= 2 * Long.BYTES
              || Arrays.equals(bytes, 0, bytes.length, from, start, end));
    }
  }

  /**
   * @param type what the column's values become
   */
  Dictionary(Type type) {
    this.type = type;
    codes.add(Value.Absent.ABSENT);
    codes.add(converted(type, Value.Bool.TRUE));
    codes.add(converted(type, Value.Bool.FALSE));
  }

  /** What the numbers stand for. */
  Codes codes() {
    return codes;
  }

  /** The number that a text has in every line, whether or not it has occurred. */
  int add(Value.Text text) {
    asked = true;
    byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
    byte[] room = Arrays.copyOf(bytes, bytes.length + 2 * Long.BYTES);
    long head = head(room, 0, bytes.length);
    long tail = tail(room, 0, bytes.length);
    Entry known = find(Cells.Kind.TEXT, room, 0, bytes.length, head, tail);
    return (known != null ? known : enter(Cells.Kind.TEXT, bytes, head, tail)).code;
  }

  /**
   * The number of what stands in a cell; {@link #NONE} if it has none.
   *
   * @param bytes those behind the cell's end may be looked at, and mean nothing
   */
  int code(Cells.Kind kind, byte[] bytes, int start, int end) {
    return switch (kind) {
      case ABSENT -> ABSENT;
      case TRUE -> TRUE;
      case FALSE -> FALSE;
      case INTEGER, TEXT -> written(kind, bytes, start, end);
    };
  }

  private int written(Cells.Kind kind, byte[] bytes, int start, int end) {
    if (misses > PATIENCE && hits < misses && !asked) {
      return NONE;
    }
    long head = head(bytes, start, end);
    long tail = tail(bytes, start, end);
    Entry before = last;
    if (before != null && before.is(kind, bytes, start, end, head, tail)) {
      hits++;
      return before.code;
    }
    Entry entry = find(kind, bytes, start, end, head, tail);
    if (entry == null) {
      misses++;
      if (filled >= VALUES) {
        return NONE;
      }
      entry = enter(kind, Arrays.copyOfRange(bytes, start, end), head, tail);
    } else {
      hits++;
    }
    last = entry;
    return entry.code;
  }

  private @Nullable Entry find(
      Cells.Kind kind, byte[] bytes, int start, int end, long head, long tail) {
    int slot = slot(head, tail, end - start);
    Entry entry = entries[slot];
    while (entry != null) {
      if (entry.is(kind, bytes, start, end, head, tail)) {
        return entry;
      }
      slot = (slot + 1) & (entries.length - 1);
      entry = entries[slot];
    }
    return null;
  }

  private Entry enter(Cells.Kind kind, byte[] bytes, long head, long tail) {
    int code = codes.add(value(type, kind, bytes, 0, bytes.length));
    if (2 * ++filled > entries.length) {
      @Nullable Entry[] old = entries;
      entries = new @Nullable Entry[2 * old.length];
      for (Entry entry : old) {
        if (entry != null) {
          put(entry);
        }
      }
    }
    Entry entry = new Entry(kind, bytes, head, tail, code);
    put(entry);
    return entry;
  }

  private void put(Entry entry) {
    int slot = slot(entry.head, entry.tail, entry.bytes.length);
    while (entries[slot] != null) {
      slot = (slot + 1) & (entries.length - 1);
    }
    entries[slot] = entry;
  }

  private int slot(long head, long tail, int length) {
    long mixed = (head * FACTOR ^ (tail + length)) * FACTOR;
    return (int) (mixed >>> 40) & (entries.length - 1);
  }

  /** The first eight bytes, those behind the end as zeros. */
  private static long head(byte[] bytes, int start, int end) {
    return word(bytes, start, end - start);
  }

  /** The eight bytes behind the first; of a longer text the last eight. */
  private static long tail(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length <= Long.BYTES) {
      return 0;
    }
    return length <= 2 * Long.BYTES
        ? word(bytes, start + Long.BYTES, length - Long.BYTES)
        : (long) LONGS.get(bytes, end - Long.BYTES);
  }

  private static long word(byte[] bytes, int start, int length) {
    long word = (long) LONGS.get(bytes, start);
    return length >= Long.BYTES ? word : word & ((1L << (Byte.SIZE * length)) - 1);
  }

  /** The value of a cell that holds an integer or a text. */
  static Value value(Type type, Cells.Kind kind, byte[] bytes, int start, int end) {
    return kind == Cells.Kind.INTEGER
        ? converted(type, new Value.Int(integer(bytes, start, end)))
        : converted(
            type, new Value.Text(new String(bytes, start, end - start, StandardCharsets.US_ASCII)));
  }

  private static Value converted(Type type, Value raw) {
    return raw.type() == type ? raw : FieldConversion.convert(type, raw);
  }

  /** The integer of some digits, a minus sign before them or not. */
  static long integer(byte[] bytes, int start, int end) {
    long value = 0;
    int first = bytes[start] == '-' ? start + 1 : start;
    for (int i = first; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return first == start ? value : -value;
  }
}
