package org.avow.engine.policy;

import java.util.List;
import org.avow.engine.expression.Expression;
import org.avow.engine.text.Span;

/**
 * The text of a finding with expressions in it: {@code "${c.service} collected without consent"}.
 * Immutable.
 */
public record Message(List<Part> parts, Span span) {
  public Message {
    parts = List.copyOf(parts);
  }

  /** Literal text or an expression over judged fact and parameters. */
  public sealed interface Part {}

  /** Text as it is. */
  public record Literal(String text) implements Part {}

  /** The value of an expression. */
  public record Hole(Expression expression) implements Part {}
}
