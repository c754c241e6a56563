package org.avow.engine.evaluate;

import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Frame;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/**
 * What the names in a rule over single facts stand for. Mutable: it stands at one after another.
 */
final class RowFrame implements Frame {
  private final Row parameters;
  private Row judged = FactFrame.NOTHING;

  RowFrame(Row parameters) {
    this.parameters = parameters;
  }

  void stand(Row at) {
    judged = at;
  }

  @Override
  public Row row(Binding binding) {
    if (binding == Binding.JUDGED) {
      return judged;
    }
    if (binding == Binding.PARAMS) {
      return parameters;
    }
    throw new IllegalArgumentException("no row " + binding);
  }

  @Override
  public Value whole(Binding binding) {
    throw new IllegalArgumentException("rules do not see " + binding);
  }
}
