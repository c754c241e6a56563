package org.avow.engine.report;

import org.avow.engine.evaluate.Finding;
import org.avow.engine.verdict.ShownValue;

/** Values that decided, as people read them. */
public final class Values {
  private Values() {}

  /** {@code store.country = "CN"}. */
  public static String equation(ShownValue value) {
    String shown =
        value
            .text()
            .map(text -> value.type().equals("string") && !value.masked() ? quoted(text) : text)
            .orElse(value.lack().orElse("unknown"));
    return value.expression() + (value.text().isPresent() ? " = " : " is ") + shown;
  }

  /** How many were found. */
  public static String count(Finding.Bounds bounds) {
    if (bounds.most() == Long.MAX_VALUE) {
      return "found at least " + Phrases.number(bounds.least());
    }
    return bounds.least() == bounds.most()
        ? "found " + Phrases.number(bounds.least())
        : "found " + Phrases.number(bounds.least()) + " to " + Phrases.number(bounds.most());
  }

  private static String quoted(String text) {
    return "“" + text + "”";
  }
}
