package org.avow.engine.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The words and signs of an expression with their places, and which brackets belong together. A
 * syntax tree knows one position a node; with these the whole text of a node is found.
 */
final class Tokens {
  private static final List<String> LONG_SIGNS = List.of("&&", "||", "==", "!=", "<=", ">=");

  private final String text;
  private final List<Token> tokens;
  private final int[] partners;
  private final int depth;

  /**
   * A word or sign.
   *
   * @param start offset of its first UTF-16 unit
   * @param end offset behind its last
   */
  record Token(int start, int end) {}

  private Tokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    this.partners = new int[tokens.size()];
    this.depth = match();
  }

  /** Splits a text, which need not be an expression. */
  static Tokens of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = lineEnd(text, at);
      } else {
        int end = end(text, at);
        tokens.add(new Token(at, end));
        at = end;
      }
    }
    return new Tokens(text, tokens);
  }

  /** How many there are. */
  int size() {
    return tokens.size();
  }

  /** How deep brackets are nested. */
  int depth() {
    return depth;
  }

  /** The text of a token; empty beyond the first and the last. */
  String text(int index) {
    if (index < 0 || index >= tokens.size()) {
      return "";
    }
    return text.substring(tokens.get(index).start(), tokens.get(index).end());
  }

  /** Offset of a token's first unit; the text's end beyond the last token. */
  int start(int index) {
    return index < tokens.size() ? tokens.get(index).start() : text.length();
  }

  /** Offset behind a token's last unit. */
  int end(int index) {
    return index < 0 ? 0 : tokens.get(Math.min(index, tokens.size() - 1)).end();
  }

  /** The token that holds the given offset, otherwise the next one. */
  int at(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The other one of a pair of brackets; the token itself if it has none. */
  int partner(int index) {
    return index >= 0 && index < partners.length ? partners[index] : index;
  }

  private int match() {
    Arrays.setAll(partners, i -> i);
    Deque<Integer> open = new ArrayDeque<>();
    int deepest = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String sign = text(i);
      if ("([{".contains(sign)) {
        open.push(i);
        deepest = Math.max(deepest, open.size());
      } else if (")]}".contains(sign) && !open.isEmpty()) {
        partners[i] = open.pop();
        partners[partners[i]] = i;
      }
    }
    return deepest;
  }

  private static int end(String text, int at) {
    char c = text.charAt(at);
    int quote = quote(text, at);
    if (quote >= 0) {
      return stringEnd(text, at, quote);
    }
    if (isLetter(c)) {
      return wordEnd(text, at);
    }
    if (isDigit(c)) {
      return numberEnd(text, at);
    }
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        return at + sign.length();
      }
    }
    return at + Character.charCount(text.codePointAt(at));
  }

  /** Where the quote of a string that starts here stands, behind {@code r} or {@code b}; or -1. */
  private static int quote(String text, int at) {
    int quote = at;
    while (quote < text.length() && quote < at + 2 && "rRbB".indexOf(text.charAt(quote)) >= 0) {
      quote++;
    }
    boolean found =
        quote < text.length() && (text.charAt(quote) == '\'' || text.charAt(quote) == '"');
    return found ? quote : -1;
  }

  private static int stringEnd(String text, int start, int quote) {
    boolean raw = text.substring(start, quote).toLowerCase(java.util.Locale.ROOT).contains("r");
    String mark = text.substring(quote, quote + 1);
    String delimiter = text.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
    int at = quote + delimiter.length();
    while (at < text.length()) {
      if (text.startsWith(delimiter, at)) {
        return at + delimiter.length();
      }
      at += text.charAt(at) == '\\' && !raw ? 2 : 1;
    }
    return text.length();
  }

  private static int wordEnd(String text, int start) {
    int at = start;
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static int numberEnd(String text, int start) {
    int at = wordEnd(text, start);
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at = wordEnd(text, at + 1);
    }
    boolean exponent = at < text.length() && "eE".indexOf(text.charAt(at - 1)) >= 0;
    if (exponent && "+-".indexOf(text.charAt(at)) >= 0 && !text.startsWith("0x", start)) {
      at = wordEnd(text, at + 1);
    }
    return at;
  }

  private static int lineEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
