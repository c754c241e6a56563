package org.avow.engine.expression;

import org.avow.engine.text.Span;

/** The words of policies as they stand in messages. */
final class Texts {
  private Texts() {}

  /** The text of a span with white space folded, as it fits into one line. */
  static String oneLine(Span span) {
    String text = span.text().strip();
    StringBuilder line = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean folded = c == ' ' || (c >= '\t' && c <= '\r');
      if (!folded) {
        line.append(c);
      } else if (!blank) {
        line.append(' ');
      }
      blank = folded;
    }
    return line.toString();
  }
}
