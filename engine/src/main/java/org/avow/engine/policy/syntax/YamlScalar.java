package org.avow.engine.policy.syntax;

import java.util.Optional;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;

/**
 * A single value. Immutable.
 *
 * @param value the text, quotes and escapes undone, with the place of each character
 * @param style how it is written
 * @param comment the comment behind it on its last line, from the {@code #} on
 */
public record YamlScalar(Excerpt value, Style style, Optional<Span> comment, Span span)
    implements YamlNode {

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** The text, quotes and escapes undone. */
  public String text() {
    return value.text();
  }

  /** A stretch of the text as a value of its own. */
  public YamlScalar slice(int start, int end) {
    return new YamlScalar(value.slice(start, end), style, Optional.empty(), value.span(start, end));
  }

  /** Whether it is written without quotes and not as a block. */
  public boolean isPlain() {
    return style == Style.PLAIN;
  }

  /** Plain and nothing, {@code null}, or {@code ~}: YAML 1.2's null. */
  @Override
  public boolean isNull() {
    return isPlain()
        && switch (text()) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  @Override
  public String kind() {
    return isNull() ? "nothing" : "a single value";
  }
}
