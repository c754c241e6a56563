package org.avow.engine.expression;

import java.util.Set;

/**
 * The words and signs of an expression of the plain kind, one after the other. For one thread.
 *
 * <p>What CEL could read differently than it looks is not plain: rare escapes and raw strings,
 * numbers with exponents, comments, anything that is not ASCII outside of strings.
 */
final class PlainTokens {
  /** Of the reserved words those that are signs or values, and cannot be fields either. */
  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");

  /** CEL's own name for what a macro has found so far. */
  private static final String RESULT = "__result__";

  private static final int MOST = 600;
  private static final int DIGITS = 18;
  private static final char DELETE = '\u007f';

  private final String text;
  private Kind kind = Kind.END;
  private int start;
  private int end;
  private int count;

  /** What a token is. */
  enum Kind {
    WORD,
    INTEGER,
    DECIMAL,
    STRING,
    SIGN,
    END
  }

  /** Starts in front of the first token of a text. */
  PlainTokens(String text) {
    this.text = text;
  }

  /** What the current token is. */
  Kind kind() {
    return kind;
  }

  /** Offset of the current token's first UTF-16 unit. */
  int start() {
    return start;
  }

  /** Offset behind its last one. */
  int end() {
    return end;
  }

  /** The current token as it is written; of a string what it says. */
  String text() {
    if (kind != Kind.STRING) {
      return text.substring(start, end);
    }
    String written = text.substring(start + 1, end - 1);
    return written.indexOf('\\') < 0 ? written : unescaped(written);
  }

  private static String unescaped(String written) {
    StringBuilder said = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      said.append(c == '\\' ? written.charAt(++i) : c);
    }
    return said.toString();
  }

  /** Whether the current token is the given sign or word. */
  boolean is(String written) {
    return end - start == written.length()
        && (kind == Kind.SIGN || kind == Kind.WORD)
        && text.startsWith(written, start);
  }

  /** Goes behind the current token, if it is the given sign. */
  boolean takes(String sign) throws NotPlainException {
    if (!is(sign)) {
      return false;
    }
    next();
    return true;
  }

  /** Goes behind a sign that must stand here, and tells where it ends. */
  int taken(String sign) throws NotPlainException {
    int behind = end;
    if (!takes(sign)) {
      throw new NotPlainException();
    }
    return behind;
  }

  /** Goes behind the name of a variable or function that must stand here. */
  String name() throws NotPlainException {
    String name = text();
    if (ReservedWords.ALL.contains(name) || name.equals(RESULT)) {
      throw new NotPlainException();
    }
    return field();
  }

  /** Goes behind the name of a field that must stand here. */
  String field() throws NotPlainException {
    String name = text();
    if (kind != Kind.WORD || KEYWORDS.contains(name)) {
      throw new NotPlainException();
    }
    next();
    return name;
  }

  /** Goes to the next token. */
  void next() throws NotPlainException {
    count++;
    if (count > MOST) {
      throw new NotPlainException();
    }
    start = end;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    end = start;
    if (start == text.length()) {
      kind = Kind.END;
      return;
    }
    char c = text.charAt(start);
    if (isLetter(c)) {
      kind = Kind.WORD;
      skipWord();
      if (end < text.length() && isQuote(text.charAt(end))) {
        throw new NotPlainException();
      }
    } else if (isDigit(c)) {
      number();
    } else if (isQuote(c)) {
      string(c);
    } else {
      sign(c);
    }
  }

  private void skipWord() {
    while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
  }

  private void skipDigits() {
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
  }

  private void number() throws NotPlainException {
    kind = Kind.INTEGER;
    skipDigits();
    if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
      kind = Kind.DECIMAL;
      end++;
      skipDigits();
    }
    boolean ends = end == text.length() || !isLetter(text.charAt(end));
    if (!ends || end - start > DIGITS) {
      throw new NotPlainException();
    }
  }

  private void string(char quote) throws NotPlainException {
    kind = Kind.STRING;
    end++;
    while (end < text.length() && text.charAt(end) != quote) {
      char c = text.charAt(end++);
      if (c == '\\') {
        boolean escapes = end < text.length() && "\\'\"".indexOf(text.charAt(end)) >= 0;
        end += escapes ? 1 : 0;
        c = escapes ? ' ' : DELETE;
      }
      if (c < ' ' || c == DELETE || Character.isSurrogate(c)) {
        throw new NotPlainException();
      }
    }
    boolean empty = end == start + 1;
    if (end == text.length() || (empty && text.startsWith("" + quote, end + 1))) {
      throw new NotPlainException();
    }
    end++;
  }

  private void sign(char c) throws NotPlainException {
    kind = Kind.SIGN;
    char next = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    boolean twice = next == c && (c == '&' || c == '|' || c == '=');
    boolean orEqual = next == '=' && (c == '!' || c == '<' || c == '>');
    if (twice || orEqual) {
      end = start + 2;
    } else if ("<>!?:+-*/%()[].,".indexOf(c) >= 0 && !(c == '/' && next == '/')) {
      end = start + 1;
    } else {
      throw new NotPlainException();
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
