package org.avow.engine.verdict;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON that is written member by member, by a caller who knows their order; see {@link
 * CanonicalJson}. Mutable, for one thread.
 */
final class JsonBytes {
  private static final HexFormat HEX = HexFormat.of();

  private static final int WORDS = 1 << 8;

  private final @Nullable String[] words = new @Nullable String[WORDS];
  private final byte[][] written = new byte[WORDS][];
  private byte[] bytes = new byte[1 << 12];
  private int length;

  /** What was written stands here up to {@link #length}. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets what was written. */
  void clear() {
    length = 0;
  }

  /** Writes ASCII as it is. */
  JsonBytes raw(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  JsonBytes raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  JsonBytes number(long value) {
    return raw(Long.toString(value));
  }

  /**
   * Writes a string.
   *
   * @throws IllegalArgumentException if it holds a lone surrogate, which has no UTF-8
   */
  JsonBytes text(String text) {
    room(6 * text.length() + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= ' ' && unit < 0x80) {
        if (unit == '"' || unit == '\\') {
          bytes[length++] = '\\';
        }
        bytes[length++] = (byte) unit;
      } else if (unit < ' ') {
        control(unit);
      } else {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        point(point, i);
      }
    }
    bytes[length++] = '"';
    return this;
  }

  /** Writes a string that is likely to be written again: what it is written as is remembered. */
  JsonBytes word(String text) {
    int place = text.hashCode() & (WORDS - 1);
    if (text.equals(words[place])) {
      return raw(written[place]);
    }
    int start = length;
    text(text);
    words[place] = text;
    written[place] = Arrays.copyOfRange(bytes, start, length);
    return this;
  }

  private void control(char unit) {
    int known = "\b\t\n\f\r".indexOf(unit);
    if (known >= 0) {
      raw("\\" + "btnfr".charAt(known));
    } else {
      raw("\\u").raw(HEX.toHexDigits(unit));
    }
  }

  private void point(int point, int index) {
    if (point < 0x800) {
      bytes[length++] = (byte) (0xC0 | (point >>> 6));
    } else if (point < 0x10000) {
      if (Character.isSurrogate((char) point)) {
        throw new IllegalArgumentException("lone surrogate at " + index);
      }
      bytes[length++] = (byte) (0xE0 | (point >>> 12));
      bytes[length++] = (byte) (0x80 | ((point >>> 6) & 0x3F));
    } else {
      bytes[length++] = (byte) (0xF0 | (point >>> 18));
      bytes[length++] = (byte) (0x80 | ((point >>> 12) & 0x3F));
      bytes[length++] = (byte) (0x80 | ((point >>> 6) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (point & 0x3F));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * length));
    }
  }
}
