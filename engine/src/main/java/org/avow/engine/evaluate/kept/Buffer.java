package org.avow.engine.evaluate.kept;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes in memory, and before them others on disk. Mutable, for one thread at a time. */
final class Buffer {
  private static final int SMALL = 1 << 12;
  private static final int LARGE = 1 << 17;

  private final List<Spill.Stretch> spilled = new ArrayList<>();
  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = {};
  private int size;
  private long appended;

  /** How many bytes were appended. */
  long appended() {
    return appended;
  }

  /** Appends bytes that are not torn apart. */
  void append(byte[] from, int start, int length) {
    if (size + length > last.length) {
      if (size > 0) {
        full.add(size == last.length ? last : Arrays.copyOf(last, size));
      }
      last = new byte[Math.max(length, Math.min(LARGE, Math.max(SMALL, 2 * last.length)))];
      size = 0;
    }
    System.arraycopy(from, start, last, size, length);
    size += length;
    appended += length;
  }

  void spillTo(Spill spill) {
    for (byte[] chunk : full) {
      spilled.add(spill.write(chunk, chunk.length));
    }
    full.clear();
    if (size > 0) {
      spilled.add(spill.write(last, size));
      last = new byte[0];
      size = 0;
    }
  }

  /** How many chunks hold the bytes. */
  int chunks() {
    return spilled.size() + full.size() + (size > 0 ? 1 : 0);
  }

  /** Some of the bytes, in the order in which they were appended. */
  byte[] chunk(int index, Spill spill) {
    if (index < spilled.size()) {
      return spill.read(spilled.get(index));
    }
    int held = index - spilled.size();
    return held < full.size() ? full.get(held) : Arrays.copyOf(last, size);
  }
}
