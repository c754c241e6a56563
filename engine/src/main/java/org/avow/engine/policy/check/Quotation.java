package org.avow.engine.policy.check;

import java.util.Optional;

/**
 * Finds quotes in a published text, white space folded: line ends, indentation and no-break spaces
 * count as one blank.
 */
final class Quotation {
  private static final int SHOWN = 40;

  private final String source;

  Quotation(String source) {
    this.source = fold(source);
  }

  /** The text with every run of white space as one blank, and none at its ends. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
        blank = !folded.isEmpty();
      } else {
        if (blank) {
          folded.append(' ');
        }
        blank = false;
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /** How often the quote stands in the text, up to the given number. */
  int occurrences(String quote, int enough) {
    String folded = fold(quote);
    int count = 0;
    int at = folded.isEmpty() ? -1 : source.indexOf(folded);
    while (at >= 0 && count < enough) {
      count++;
      at = source.indexOf(folded, at + 1);
    }
    return count;
  }

  /** Where the quote and the text part, for help; empty if not even its beginning is found. */
  Optional<String> parting(String quote) {
    String folded = fold(quote);
    int low = 0;
    int high = folded.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (source.contains(folded.substring(0, middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int word = folded.lastIndexOf(' ', Math.max(0, low - 1));
    if (low < 8 || word < 0) {
      return Optional.empty();
    }
    int at = source.indexOf(folded.substring(0, low));
    int from = at + word + 1;
    return Optional.of(source.substring(from, Math.min(source.length(), from + SHOWN)));
  }
}
