package org.avow.engine.report.junit;

/** Text that XML 1.0 can hold. */
final class JunitText {
  private static final int REPLACEMENT = 0xFFFD;

  private JunitText() {}

  /** The text; every other control character, and what XML has no way to write, is replaced. */
  static String of(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(c -> result.appendCodePoint(isAllowed(c) ? c : REPLACEMENT));
    return result.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
