package org.avow.engine.source;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.value.Value;

/** The characters of a TOML document: keys, strings, blanks and comments. Mutable. */
final class TomlScanner {
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  TomlScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  Position position() {
    return new Position(line, at - lineStart + 1);
  }

  BrokenSourceException broken(Position position, String reason) {
    return new BrokenSourceException(position, reason, null);
  }

  private BrokenSourceException invalid() {
    return broken(position(), "not valid TOML");
  }

  /** Goes behind a token, if it is the next one. */
  boolean take(String token) {
    boolean there = text.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  void expect(String token) throws BrokenSourceException {
    skipBlanks();
    if (!take(token)) {
      throw invalid();
    }
  }

  void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  /** Blanks, comments and line ends. */
  void skipLines() {
    skipBlanks();
    while (at < text.length() && (text.charAt(at) == '#' || lineEnd() > 0)) {
      if (text.charAt(at) == '#') {
        skipComment();
      } else {
        newline();
      }
      skipBlanks();
    }
  }

  private void skipComment() {
    while (at < text.length() && lineEnd() == 0) {
      at++;
    }
  }

  private void newline() {
    at += lineEnd();
    line++;
    lineStart = at;
  }

  /** Characters of the line end here; 0 if there is none. */
  private int lineEnd() {
    return text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) ? 1 : 0;
  }

  /** Nothing but a comment may follow on the line. */
  void endOfLine() throws BrokenSourceException {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '#') {
      skipComment();
    }
    if (at < text.length() && lineEnd() == 0) {
      throw invalid();
    }
  }

  /** A dotted key. */
  List<String> keys() throws BrokenSourceException {
    List<String> keys = new ArrayList<>();
    do {
      skipBlanks();
      keys.add(key());
      skipBlanks();
      if (keys.size() > Limits.DEPTH) {
        throw broken(position(), "nested more than " + Limits.DEPTH + " levels deep");
      }
    } while (take("."));
    return keys;
  }

  private String key() throws BrokenSourceException {
    if (take("\"")) {
      return basic(false);
    }
    if (take("'")) {
      return literal(false);
    }
    int start = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw invalid();
    }
    return text.substring(start, at);
  }

  private static boolean isBare(char c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || c == '_' || c == '-';
  }

  /** A string, number, boolean or date. */
  Value scalar() throws BrokenSourceException {
    if (take("\"\"\"")) {
      return new Value.Text(basic(true));
    }
    if (take("'''")) {
      return new Value.Text(literal(true));
    }
    if (take("\"")) {
      return new Value.Text(basic(false));
    }
    if (take("'")) {
      return new Value.Text(literal(false));
    }
    Position position = position();
    int start = at;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    // A blank may stand for the `T` of an instant.
    if (at - start == 10 && text.charAt(start + 4) == '-' && text.startsWith(" ", at)) {
      int digit = at + 1;
      if (digit < text.length() && Character.isDigit(text.charAt(digit))) {
        at++;
        while (at < text.length() && isPlain(text.charAt(at))) {
          at++;
        }
      }
    }
    return TomlScalars.value(text.substring(start, at))
        .orElseThrow(() -> broken(position, "not valid TOML"));
  }

  private static boolean isPlain(char c) {
    return isBare(c) || c == '+' || c == '.' || c == ':';
  }

  private String literal(boolean lines) throws BrokenSourceException {
    return string(lines, '\'', false);
  }

  private String basic(boolean lines) throws BrokenSourceException {
    return string(lines, '"', true);
  }

  private String string(boolean lines, char quote, boolean escapes) throws BrokenSourceException {
    Position start = position();
    StringBuilder string = new StringBuilder();
    String end = String.valueOf(quote).repeat(lines ? 3 : 1);
    if (lines && lineEnd() > 0) {
      newline();
    }
    while (!text.startsWith(end, at) || (lines && text.startsWith(end + quote, at))) {
      if (at == text.length() || (!lines && lineEnd() > 0)) {
        throw broken(start, "a string is not closed");
      }
      if (lineEnd() > 0) {
        newline();
        string.append('\n');
      } else if (escapes && take("\\")) {
        escape(lines, string);
      } else {
        plain(string);
      }
    }
    at += end.length();
    return string.toString();
  }

  private void plain(StringBuilder string) throws BrokenSourceException {
    char c = text.charAt(at);
    if ((c < ' ' && c != '\t') || c == 127) {
      throw invalid();
    }
    string.append(c);
    at++;
  }

  private void escape(boolean lines, StringBuilder string) throws BrokenSourceException {
    int continued = at;
    skipBlanks();
    if (lines && lineEnd() > 0) {
      while (at < text.length() && (lineEnd() > 0 || isBlank(text.charAt(at)))) {
        if (lineEnd() > 0) {
          newline();
        } else {
          at++;
        }
      }
      return;
    }
    at = continued;
    int kind = at < text.length() ? "btnfre\"\\uU".indexOf(text.charAt(at)) : -1;
    if (kind < 0) {
      throw invalid();
    }
    at++;
    if (kind < 8) {
      string.append("\b\t\n\f\r\u001b\"\\".charAt(kind));
    } else {
      unicode(kind == 8 ? 4 : 8, string);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void unicode(int digits, StringBuilder string) throws BrokenSourceException {
    String hex = text.substring(at, Math.min(text.length(), at + digits));
    if (!hex.matches("[0-9a-fA-F]{" + digits + "}")) {
      throw invalid();
    }
    long codePoint = Long.parseLong(hex, 16);
    if (codePoint > Character.MAX_CODE_POINT) {
      throw invalid();
    }
    string.appendCodePoint((int) codePoint);
    at += digits;
  }
}
