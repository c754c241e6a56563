package org.avow.engine.feed;

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

  private static final int VALUES = 1 << 10;
  private static final int PATIENCE = 1 << 13;

  private final Type type;
  private final Codes codes = new Codes();
  private @Nullable Entry[] entries = new @Nullable Entry[64];
  private int filled;
  private int misses;
  private int hits;
  private boolean asked;

  private static final class Entry {
    private final Cells.Kind kind;
    private final byte[] bytes;
    private final int hash;
    private final int code;

    Entry(Cells.Kind kind, byte[] bytes, int hash, int code) {
      this.kind = kind;
      this.bytes = bytes;
      this.hash = hash;
      this.code = code;
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
    int hash = hash(Cells.Kind.TEXT, bytes, 0, bytes.length);
    Entry known = find(Cells.Kind.TEXT, bytes, 0, bytes.length, hash);
    return known != null ? known.code : enter(Cells.Kind.TEXT, bytes, hash);
  }

  /** The number of what stands in a cell; {@link #NONE} if it has none. */
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
    int hash = hash(kind, bytes, start, end);
    Entry entry = find(kind, bytes, start, end, hash);
    if (entry != null) {
      hits++;
      return entry.code;
    }
    misses++;
    return filled < VALUES ? enter(kind, Arrays.copyOfRange(bytes, start, end), hash) : NONE;
  }

  private @Nullable Entry find(Cells.Kind kind, byte[] bytes, int start, int end, int hash) {
    int slot = hash & (entries.length - 1);
    Entry entry = entries[slot];
    while (entry != null) {
      if (entry.hash == hash
          && entry.kind == kind
          && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, start, end)) {
        return entry;
      }
      slot = (slot + 1) & (entries.length - 1);
      entry = entries[slot];
    }
    return null;
  }

  private int enter(Cells.Kind kind, byte[] bytes, int hash) {
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
    put(new Entry(kind, bytes, hash, code));
    return code;
  }

  private void put(Entry entry) {
    int slot = entry.hash & (entries.length - 1);
    while (entries[slot] != null) {
      slot = (slot + 1) & (entries.length - 1);
    }
    entries[slot] = entry;
  }

  private static int hash(Cells.Kind kind, byte[] bytes, int start, int end) {
    int hash = kind == Cells.Kind.TEXT ? end - start : ~(end - start);
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 11) ^ (hash >>> 20);
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

  private static long integer(byte[] bytes, int start, int end) {
    long value = 0;
    int first = bytes[start] == '-' ? start + 1 : start;
    for (int i = first; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return first == start ? value : -value;
  }
}
