package org.avow.engine.evaluate.kept;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes in memory, and before them others on disk. Mutable, for one thread at a time. */
final class Buffer {
  private static final byte[] NONE = {};

  private final List<Spill.Stretch> spilled = new ArrayList<>();
  private byte[] bytes = NONE;
  private int size;

  void append(byte[] from, int start, int length) {
    if (size + length > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, Math.max(size + length, bytes.length + (bytes.length >> 1) + 256));
    }
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void spillTo(Spill spill) {
    if (size > 0) {
      spilled.add(spill.write(bytes, size));
      bytes = NONE;
      size = 0;
    }
  }

  /** All bytes, in the order in which they were appended. */
  byte[] all(Spill spill) {
    if (spilled.isEmpty()) {
      return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
    long length = size + spilled.stream().mapToLong(Spill.Stretch::length).sum();
    byte[] all = new byte[Math.toIntExact(length)];
    int at = 0;
    for (Spill.Stretch stretch : spilled) {
      spill.read(stretch, all, at);
      at += stretch.length();
    }
    System.arraycopy(bytes, 0, all, at, size);
    return all;
  }
}
