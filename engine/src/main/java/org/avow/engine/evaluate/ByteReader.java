package org.avow.engine.evaluate;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Bytes} holds, in the order in which it was put. Mutable, for one thread. */
final class ByteReader {
  private byte[] bytes = new byte[0];
  private int at;

  /** Goes on at a place. */
  void stand(byte[] in, int place) {
    bytes = in;
    at = place;
  }

  int at() {
    return at;
  }

  int get() {
    return bytes[at++];
  }

  int getInt() {
    int value = intAt(bytes, at);
    at += 4;
    return value;
  }

  static int intAt(byte[] bytes, int at) {
    return (bytes[at] << 24)
        | ((bytes[at + 1] & 0xFF) << 16)
        | ((bytes[at + 2] & 0xFF) << 8)
        | (bytes[at + 3] & 0xFF);
  }

  long getLong() {
    long rest = 0;
    int shift = 0;
    int part = bytes[at++];
    while (part < 0) {
      rest |= (long) (part & 0x7F) << shift;
      shift += 7;
      part = bytes[at++];
    }
    rest |= (long) part << shift;
    return (rest >>> 1) ^ -(rest & 1);
  }

  String getText() {
    int units = (int) getLong();
    if (units >= 0) {
      String text = new String(bytes, at, units, StandardCharsets.ISO_8859_1);
      at += units;
      return text;
    }
    char[] wide = new char[-units];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (char) (((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF));
      at += 2;
    }
    return new String(wide);
  }

  String getOrdered() {
    int start = at;
    while (bytes[at] > 0) {
      at++;
    }
    if (bytes[at] == 0 && bytes[at + 1] == 0) {
      at += 2;
      return new String(bytes, start, at - 2 - start, StandardCharsets.ISO_8859_1);
    }
    at = start;
    StringBuilder text = new StringBuilder();
    while (bytes[at] != 0 || bytes[at + 1] != 0) {
      text.appendCodePoint(point());
    }
    at += 2;
    return text.toString();
  }

  private int point() {
    int first = bytes[at++];
    if (first > 0) {
      return first;
    } else if (first == 0) {
      at++;
      return 0;
    }
    int more = first >= (byte) 0xF0 ? 3 : first >= (byte) 0xE0 ? 2 : 1;
    int point = first & (0x3F >>> more);
    for (int i = 0; i < more; i++) {
      point = (point << 6) | (bytes[at++] & 0x3F);
    }
    return point;
  }
}
