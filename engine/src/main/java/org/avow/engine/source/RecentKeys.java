package org.avow.engine.source;

import java.util.Arrays;

/**
 * Keys that were met lately, so that records share them. A key that falls into the slot of another
 * one takes its place. Mutable, for one thread.
 */
final class RecentKeys {
  /** Bytes of the longest key that is kept. */
  static final int LONGEST = 64;

  private static final int SLOTS = 256;

  private final byte[][] written = new byte[SLOTS][];
  private final String[] keys = new String[SLOTS];

  RecentKeys() {
    Arrays.fill(written, new byte[0]);
    Arrays.fill(keys, "");
  }

  /** The slot of a key that is written so. */
  static int slot(byte[] bytes, int start, int end) {
    int hash = end - start;
    if (hash > 0) {
      hash = 31 * hash + bytes[start];
      hash = 31 * hash + bytes[(start + end) >>> 1];
      hash = 31 * hash + bytes[end - 1];
    }
    return (hash ^ hash >>> 8) & (SLOTS - 1);
  }

  /** Whether the slot holds just that key. */
  boolean holds(int slot, byte[] bytes, int start, int end) {
    byte[] held = written[slot];
    return Arrays.equals(held, 0, held.length, bytes, start, end);
  }

  String key(int slot) {
    return keys[slot];
  }

  /** Keeps a key with the bytes that it is written with. */
  String put(int slot, byte[] bytes, int start, int end, String key) {
    written[slot] = Arrays.copyOfRange(bytes, start, end);
    keys[slot] = key;
    return key;
  }
}
