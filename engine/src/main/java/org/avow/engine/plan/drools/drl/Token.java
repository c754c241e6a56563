package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/** A word or sign of DRL, comments left out; strings are one token, quotes included. Immutable. */
record Token(Kind kind, Span span) {

  /** What a token is. */
  enum Kind {
    WORD,
    STRING,
    SIGN
  }

  String text() {
    return span.text();
  }

  boolean is(String word) {
    return kind != Kind.STRING && text().equals(word);
  }

  /** A string without its quotes, anything else as it is. */
  Span value() {
    boolean quoted = kind == Kind.STRING && span.end() - span.start() >= 2;
    return quoted ? new Span(span.file(), span.start() + 1, span.end() - 1) : span;
  }

  /** The tokens between two offsets. */
  static List<Token> of(TextFile file, int start, int end) {
    List<Token> tokens = new ArrayList<>();
    String text = file.content();
    int at = start;
    while (at < end) {
      int next = skip(text, at, end);
      if (next > at) {
        at = next;
        continue;
      }
      Kind kind = kind(text.charAt(at));
      int stop = Math.min(end, stop(text, at, kind));
      tokens.add(new Token(kind, new Span(file, at, stop)));
      at = stop;
    }
    return tokens;
  }

  private static Kind kind(char first) {
    if (first == '"' || first == '\'') {
      return Kind.STRING;
    }
    return isWord(first) ? Kind.WORD : Kind.SIGN;
  }

  private static boolean isWord(char c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /** Behind white space or a comment. */
  private static int skip(String text, int at, int end) {
    if (Character.isWhitespace(text.charAt(at))
        || Character.isIdentifierIgnorable(text.charAt(at))) {
      return at + 1;
    }
    if (text.startsWith("//", at)) {
      int line = text.indexOf('\n', at);
      return line < 0 ? end : Math.min(end, line + 1);
    }
    if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      return close < 0 ? end : Math.min(end, close + 2);
    }
    return at;
  }

  private static int stop(String text, int at, Kind kind) {
    int stop = at + 1;
    switch (kind) {
      case WORD -> {
        while (stop < text.length() && isWord(text.charAt(stop))) {
          stop++;
        }
      }
      case STRING -> {
        char quote = text.charAt(at);
        while (stop < text.length() && text.charAt(stop) != quote && text.charAt(stop) != '\n') {
          stop += text.charAt(stop) == '\\' ? 2 : 1;
        }
        stop++;
      }
      case SIGN -> stop = at + Character.charCount(text.codePointAt(at));
    }
    return Math.min(stop, text.length());
  }
}
