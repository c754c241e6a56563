package org.avow.engine.source;

/** The characters of plain YAML: which may stand anywhere, in a key, and first in a scalar. */
final class PlainCharacters {
  private PlainCharacters() {}

  /** Whether a text is printable ASCII and line feeds. */
  static boolean are(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 127 || (c < ' ' && c != '\n')) {
        return false;
      }
    }
    return true;
  }

  /** Whether a scalar without quotes may begin so. */
  static boolean begin(char c) {
    return (inKey(c) && c != '-') || c == '+' || c == '$' || c == '(' || c == '~';
  }

  /** Whether a key without quotes may hold it. */
  static boolean inKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '/'
        || c == '-';
  }
}
