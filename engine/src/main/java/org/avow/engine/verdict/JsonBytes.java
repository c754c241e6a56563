package org.avow.engine.verdict;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.avow.engine.value.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON that is written member by member, by a caller who knows their order; see {@link
 * CanonicalJson}. Mutable, for one thread.
 */
final class JsonBytes {
  private static final HexFormat HEX = HexFormat.of();

  private static final int WORDS = 1 << 8;
  private static final byte[] ONCE = {};

  /** Longer texts are not likely to be written again, and would take much room. */
  private static final int LONG = 256;

  private final Marks marks;
  private final @Nullable String[] words = new @Nullable String[WORDS];
  private final byte[][] written = new byte[WORDS][];
  private byte[] bytes = new byte[1 << 12];
  private int length;
  private int[] marked = new int[16];
  private int[] numbers = new int[16];
  private int markCount;

  /** Texts without marks. */
  JsonBytes() {
    this(new Marks());
  }

  /**
   * @param marks may stand in texts
   */
  JsonBytes(Marks marks) {
    this.marks = marks;
  }

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
    markCount = 0;
  }

  /**
   * Appends what was written elsewhere.
   *
   * @param standIns the text for each mark in it
   */
  void append(JsonBytes other, List<String> standIns) {
    int from = 0;
    for (int i = 0; i < other.markCount; i++) {
      raw(other.bytes, from, other.marked[i]);
      content(standIns.get(other.numbers[i]));
      from = other.marked[i];
    }
    raw(other.bytes, from, other.length);
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
    return raw(json, 0, json.length);
  }

  private JsonBytes raw(byte[] json, int from, int to) {
    room(to - from);
    System.arraycopy(json, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /**
   * Writes an instant.
   *
   * @param nanos since 1970
   */
  JsonBytes instant(long nanos) {
    room(Timestamps.LONGEST + 2);
    bytes[length] = '"';
    length = Timestamps.formatInstant(nanos, bytes, length + 1);
    bytes[length++] = '"';
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
    room(1);
    bytes[length++] = '"';
    content(text);
    room(1);
    bytes[length++] = '"';
    return this;
  }

  private void content(String text) {
    room(6 * text.length());
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
        i = beyond(text, i);
      }
    }
  }

  /**
   * Writes a code point that is not ASCII, or takes note of a mark.
   *
   * @return its last unit
   */
  private int beyond(String text, int at) {
    int number = marks.numberAt(at, text);
    if (number != Marks.NONE) {
      mark(number);
      return at + Marks.LENGTH - 1;
    }
    int point = text.codePointAt(at);
    int last = at + Character.charCount(point) - 1;
    point(point, last);
    return last;
  }

  private void mark(int number) {
    if (markCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * markCount);
      marked = Arrays.copyOf(marked, 2 * markCount);
    }
    numbers[markCount] = number;
    marked[markCount++] = length;
  }

  /**
   * Writes a string that may be written again: what it is written as is remembered from the second
   * time on, unless it is long or holds a mark.
   */
  JsonBytes word(String text) {
    if (text.length() > LONG) {
      return text(text);
    }
    int place = text.hashCode() & (WORDS - 1);
    if (!text.equals(words[place])) {
      words[place] = text;
      written[place] = ONCE;
      return text(text);
    }
    if (written[place].length > 0) {
      return raw(written[place]);
    }
    int start = length;
    int marksBefore = markCount;
    text(text);
    if (markCount == marksBefore) {
      written[place] = Arrays.copyOfRange(bytes, start, length);
    }
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
