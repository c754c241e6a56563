package org.avow.engine.expression;

import org.avow.engine.text.Span;

/** The words of policies as they stand in messages. */
final class Texts {
  private Texts() {}

  /** The text of a span with white space folded, as it fits into one line. */
  static String oneLine(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }
}
