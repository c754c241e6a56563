package org.avow.engine.evaluate.kept;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Bytes in memory, and before them others on disk. Mutable, for one thread at a time. */
final class Buffer {
  private static final int SMALL = 1 << 12;
  private static final int LARGE = 1 << 17;

  private final List<Spill.Stretch> spilled = new ArrayList<>();
  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = {};
  private int size;

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

  /** All bytes, in the order in which they were appended, some at a time. */
  Iterator<byte[]> chunks(Spill spill) {
    Stream<byte[]> held =
        size == 0
            ? full.stream()
            : Stream.concat(full.stream(), Stream.of(Arrays.copyOf(last, size)));
    return Stream.concat(spilled.stream().map(spill::read), held).iterator();
  }
}
