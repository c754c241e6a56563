package org.avow.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON in one pass over its bytes, without what the general parser has to set up first. One
 * list or mapping with nothing behind it is read, in UTF-8; whatever is unusual in it, and whatever
 * is wrong, leaves all of it to {@link JsonTokens}, with which this agrees token by token. Mutable,
 * for one text after another.
 */
final class PlainJson {
  /** Bytes of longer keys, and of longer numbers, may come upon bounds. */
  private static final int KEY = 1000;

  private static final int NUMBER = 100;

  /** So many tokens are held at most. */
  private static final int TOKENS = (1 << 19) - 2;

  /** What malformed UTF-8 is decoded to; who writes it is unusual. */
  private static final char REPLACEMENT = '\uFFFD';

  /** The bytes that mean nothing but themselves in a string. */
  private static final boolean[] THEMSELVES = themselves();

  private final JsonTape tape = new JsonTape();
  private byte[] bytes = {};
  private int at;
  private int end;
  private int line;

  /**
   * Where the line starts; later by the bytes that its characters so far have beyond the first, so
   * that columns count characters.
   */
  private int lineStart;

  private static boolean[] themselves() {
    boolean[] table = new boolean[256];
    for (int i = ' '; i < 128; i++) {
      table[i] = i != '"' && i != '\\';
    }
    return table;
  }

  /**
   * The tokens of a text; they are gone when the next one is read.
   *
   * @param behind its last byte
   * @param firstLine the line of the file at which the text starts
   * @return empty if it is not plain
   */
  Optional<TokenStream> read(byte[] text, int start, int behind, int firstLine) {
    bytes = text;
    at = start;
    end = behind;
    line = firstLine;
    lineStart = start;
    tape.start(text);
    return document() ? Optional.of(tape) : Optional.empty();
  }

  private boolean document() {
    blanks();
    if (!opens()) {
      return false;
    }
    int open = open(JsonTape.NONE);
    int depth = 1;
    boolean first = true;
    while (open != JsonTape.NONE) {
      blanks();
      if (at == end || tape.size() >= TOKENS) {
        return false;
      }
      boolean mapping = tape.isMapping(open);
      if (bytes[at] == (mapping ? '}' : ']')) {
        open = tape.close(open, at++, line, lineStart);
        depth--;
        first = false;
        continue;
      }
      if ((!first && !skip(',')) || (mapping && !key())) {
        return false;
      }
      first = opens();
      if (first) {
        open = open(open);
        depth++;
      }
      if (first ? depth > Limits.DEPTH : !scalar()) {
        return false;
      }
    }
    blanks();
    return at == end;
  }

  private boolean opens() {
    return at < end && (bytes[at] == '{' || bytes[at] == '[');
  }

  private int open(int around) {
    int kind = bytes[at] == '{' ? JsonTape.OBJECT : JsonTape.LIST;
    int index = tape.add(kind, at, around, line, at - lineStart + 1);
    at++;
    return index;
  }

  /** Goes behind a separator and the blanks that follow; false if it does not stand here. */
  private boolean skip(char separator) {
    if (at == end || bytes[at] != separator) {
      return false;
    }
    at++;
    blanks();
    return true;
  }

  private boolean key() {
    if (at == end || bytes[at] != '"' || !string(JsonTape.KEY)) {
      return false;
    }
    blanks();
    return skip(':');
  }

  private void blanks() {
    while (at < end && bytes[at] <= ' ') {
      byte blank = bytes[at];
      if (blank == '\n' || blank == '\r') {
        at += blank == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = at;
      } else if (blank == ' ' || blank == '\t') {
        at++;
      } else {
        return;
      }
    }
  }

  private boolean scalar() {
    if (at == end) {
      return false;
    }
    return switch (bytes[at]) {
      case '"' -> string(JsonTape.TEXT);
      case 't' -> word("true", JsonTape.TRUE);
      case 'f' -> word("false", JsonTape.FALSE);
      case 'n' -> word("null", JsonTape.NULL);
      default -> number();
    };
  }

  private boolean word(String word, int kind) {
    int length = word.length();
    if (end - at < length) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    tape.add(kind, at, at + length, line, at - lineStart + 1);
    at += length;
    return true;
  }

  private boolean number() {
    int whole = bytes[at] == '-' ? at + 1 : at;
    int i = digits(whole);
    if (i == whole || (bytes[whole] == '0' && i > whole + 1)) {
      return false;
    }
    boolean integer = true;
    if (i < end && bytes[i] == '.') {
      int fraction = i + 1;
      i = digits(fraction);
      if (i == fraction) {
        return false;
      }
      integer = false;
    }
    if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
      int exponent = i + 1;
      if (exponent < end && (bytes[exponent] == '+' || bytes[exponent] == '-')) {
        exponent++;
      }
      i = digits(exponent);
      if (i == exponent) {
        return false;
      }
      integer = false;
    }
    tape.add(integer ? JsonTape.INTEGER : JsonTape.REAL, at, i, line, at - lineStart + 1);
    boolean usual = i - at <= NUMBER;
    at = i;
    return usual;
  }

  private int digits(int from) {
    int i = from;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }

  /** Reads the string that starts here, a key or a text. */
  private boolean string(int kind) {
    int start = at + 1;
    int column = at - lineStart + 1;
    int form = kind;
    int i = start;
    while (true) {
      while (i < end && THEMSELVES[bytes[i] & 0xFF]) {
        i++;
      }
      if (i == end) {
        return false;
      }
      byte special = bytes[i];
      if (special == '"') {
        break;
      } else if (special == '\\') {
        form |= JsonTape.ESCAPED;
        i = JsonEscapes.behind(bytes, i, end);
      } else if (special < 0) {
        form |= JsonTape.WIDE;
        i++;
      } else {
        return false;
      }
      if (i < 0) {
        return false;
      }
    }
    tape.add(form, start, i, line, column);
    at = i + 1;
    return (kind != JsonTape.KEY || i - start <= KEY)
        && ((form & JsonTape.WIDE) == 0 || wide(start, i));
  }

  /** Whether the bytes of a string are UTF-8; then columns count its characters. */
  private boolean wide(int start, int behind) {
    String text = new String(bytes, start, behind - start, StandardCharsets.UTF_8);
    lineStart += behind - start - text.length();
    return text.indexOf(REPLACEMENT) < 0;
  }
}
