package org.avow.engine.evaluate.kept;

import java.util.Arrays;

/**
 * Rows of bytes that were packed one after the other. Mutable, for one thread at a time.
 *
 * <p>A row is the number of its part, its length, and its content: origin, line, instant, and one
 * cell a slot (see {@link RowPacker}).
 */
public final class PackedRows {
  /** Room for the part's number and the length. */
  private static final int HEAD = 6;

  private byte[] bytes = new byte[4096];
  private int size;
  private int start;

  void begin(int part) {
    ensure(HEAD);
    start = size;
    bytes[size] = (byte) part;
    bytes[size + 1] = (byte) (part >>> 8);
    size += HEAD;
  }

  void end() {
    int length = size - start - HEAD;
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[start + 2 + i] = (byte) (length >>> (8 * i));
    }
  }

  /** Takes back the row that was begun. */
  void cancel() {
    size = start;
  }

  void putNumber(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void putLong(long value) {
    ensure(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
  }

  void putBytes(byte[] from, int first, int end) {
    putNumber(end - first);
    ensure(end - first);
    System.arraycopy(from, first, bytes, size, end - first);
    size += end - first;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  /** Hands each row to the store. */
  void moveTo(RowStore.Parts parts) {
    int at = 0;
    while (at < size) {
      int part = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
      int length = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        length |= (bytes[at + 2 + i] & 0xFF) << (8 * i);
      }
      parts.append(part, bytes, at + 2, HEAD - 2 + length);
      at += HEAD + length;
    }
    size = 0;
  }
}
