package org.avow.engine.evaluate;

import java.util.Arrays;

/** Bytes that are appended to one another. Mutable, for one thread. */
final class Bytes {
  private byte[] bytes;
  private int length;

  Bytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** What was appended stands here up to {@link #length}; another array after the next append. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets all behind a place. */
  void cut(int at) {
    length = at;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  void put(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void putAll(byte[] other, int from, int to) {
    room(to - from);
    System.arraycopy(other, from, bytes, length, to - from);
    length += to - from;
  }

  /** Four bytes, the highest first, so that they compare as numbers from 0 do. */
  void putInt(int value) {
    room(4);
    set(length, value);
    length += 4;
  }

  /** Writes four bytes over what stands there. */
  void set(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  /** A number in as few bytes as it needs; small ones of either sign need few. */
  void putLong(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Any UTF-16 units, lone surrogates too. */
  void putText(String text) {
    int units = text.length();
    int start = length;
    putLong(units);
    room(units);
    for (int i = 0; i < units; i++) {
      char unit = text.charAt(i);
      if (unit > 0xFF) {
        length = start;
        putWide(text);
        return;
      }
      bytes[length++] = (byte) unit;
    }
  }

  private void putWide(String text) {
    putLong(-text.length());
    room(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) (text.charAt(i) >>> 8);
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /**
   * Text that compares, byte by byte, as its code points do; nothing that follows it makes a
   * difference unless the texts are equal.
   */
  void putOrdered(String text) {
    room(3 * text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit > 0 && unit < 0x80) {
        bytes[length++] = (byte) unit;
      } else if (unit == 0) {
        bytes[length++] = 0;
        bytes[length++] = 1;
      } else {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        putPoint(point);
      }
    }
    bytes[length++] = 0;
    bytes[length++] = 0;
  }

  private void putPoint(int point) {
    if (point < 0x800) {
      bytes[length++] = (byte) (0xC0 | (point >>> 6));
    } else {
      if (point < 0x10000) {
        bytes[length++] = (byte) (0xE0 | (point >>> 12));
      } else {
        bytes[length++] = (byte) (0xF0 | (point >>> 18));
        bytes[length++] = (byte) (0x80 | ((point >>> 12) & 0x3F));
      }
      bytes[length++] = (byte) (0x80 | ((point >>> 6) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (point & 0x3F));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, length + (length >> 1)));
    }
  }
}
