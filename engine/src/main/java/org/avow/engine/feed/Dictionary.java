package org.avow.engine.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Texts that occur again and again, by their bytes. Mutable, for one thread. Where texts turn out
 * to differ almost always, they are not remembered any more.
 */
final class Dictionary {
  private static final int SLOTS = 1 << 12;
  private static final int PATIENCE = 1 << 13;

  private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];
  private int misses;
  private int hits;

  private static final class Entry {
    private final byte[] bytes;
    private final Value.Text text;

    Entry(byte[] bytes, Value.Text text) {
      this.bytes = bytes;
      this.text = text;
    }
  }

  /** Has the same object stand for a text whenever it occurs. */
  void add(Value.Text text) {
    byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
    entries[slot(bytes, 0, bytes.length)] = new Entry(bytes, text);
  }

  /** The text of some bytes of ASCII. */
  Value.Text text(byte[] bytes, int start, int end) {
    if (misses > PATIENCE && hits < misses) {
      return make(bytes, start, end);
    }
    int slot = slot(bytes, start, end);
    Entry entry = entries[slot];
    if (entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, start, end)) {
      hits++;
      return entry.text;
    }
    misses++;
    Value.Text text = make(bytes, start, end);
    if (entry == null || misses < PATIENCE) {
      entries[slot] = new Entry(Arrays.copyOfRange(bytes, start, end), text);
    }
    return text;
  }

  private static Value.Text make(byte[] bytes, int start, int end) {
    return new Value.Text(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
  }

  private static int slot(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 12) ^ (hash >>> 20)) & (SLOTS - 1);
  }
}
