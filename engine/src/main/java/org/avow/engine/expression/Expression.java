package org.avow.engine.expression;

import org.avow.engine.text.Span;
import org.avow.engine.value.Type;

/**
 * A parsed and type-checked condition, bound, or other expression. Immutable.
 *
 * @param root the checked tree
 */
public record Expression(Term root) {
  /** The expression's own text in its document. */
  public Span span() {
    return root.span();
  }

  /** The type of what it yields. */
  public Type type() {
    return root.type();
  }

  /** The expression as it was written. */
  public String text() {
    return span().text();
  }
}
