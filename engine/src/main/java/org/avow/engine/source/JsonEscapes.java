package org.avow.engine.source;

import java.nio.charset.StandardCharsets;

/** What a backslash in a string of JSON stands for; halves of surrogate pairs are left out. */
final class JsonEscapes {
  private static final int DIGITS = 4;

  private JsonEscapes() {}

  /**
   * Where the escape ends that begins with the given backslash.
   *
   * @return below 0 if it is none, or not one of ours
   */
  static int behind(byte[] bytes, int backslash, int end) {
    int letter = backslash + 1;
    if (letter == end) {
      return -1;
    }
    if (bytes[letter] != 'u') {
      return simple(bytes[letter]) == 0 ? -1 : letter + 1;
    }
    if (end - letter <= DIGITS) {
      return -1;
    }
    int code = code(bytes, letter + 1);
    return code < 0 || Character.isSurrogate((char) code) ? -1 : letter + 1 + DIGITS;
  }

  /** A string that holds none but such escapes. */
  static String resolve(byte[] bytes, int start, int end) {
    byte[] resolved = new byte[end - start];
    int size = 0;
    int i = start;
    while (i < end) {
      byte b = bytes[i++];
      if (b != '\\') {
        resolved[size++] = b;
      } else if (bytes[i] == 'u') {
        size = put(code(bytes, i + 1), resolved, size);
        i += 1 + DIGITS;
      } else {
        resolved[size++] = simple(bytes[i++]);
      }
    }
    return new String(resolved, 0, size, StandardCharsets.UTF_8);
  }

  private static byte simple(byte letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> 0;
    };
  }

  private static int code(byte[] bytes, int from) {
    int code = 0;
    for (int i = from; i < from + DIGITS; i++) {
      int digit = Character.digit((int) bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = (code << 4) + digit;
    }
    return code;
  }

  /** Writes a character as UTF-8, which takes no more room than its escape. */
  private static int put(int code, byte[] into, int size) {
    int next = size;
    if (code < 0x80) {
      into[next++] = (byte) code;
    } else {
      if (code < 0x800) {
        into[next++] = (byte) (0xC0 | code >> 6);
      } else {
        into[next++] = (byte) (0xE0 | code >> 12);
        into[next++] = (byte) (0x80 | (code >> 6 & 0x3F));
      }
      into[next++] = (byte) (0x80 | (code & 0x3F));
    }
    return next;
  }
}
