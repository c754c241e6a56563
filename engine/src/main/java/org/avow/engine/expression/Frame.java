package org.avow.engine.expression;

import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/** What the names of an expression stand for during one evaluation. */
public interface Frame {
  /** The typed row bound to a name. */
  Row row(Binding binding);

  /** The untyped value bound to a name: record, item. */
  Value whole(Binding binding);
}
