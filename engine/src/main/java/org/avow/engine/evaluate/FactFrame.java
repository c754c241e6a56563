package org.avow.engine.evaluate;

import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Frame;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/** What the names in a rule stand for. Immutable. */
record FactFrame(Row judged, Row candidate, Row parameters) implements Frame {
  /** The row of a name that an expression cannot speak of where it stands. */
  static final Row NOTHING =
      slot -> {
        throw new IllegalStateException("nothing is bound to slot " + slot);
      };

  @Override
  public Row row(Binding binding) {
    return switch (binding) {
      case JUDGED -> judged;
      case CANDIDATE -> candidate;
      case PARAMS -> parameters;
      case RECORD, ITEM, SOURCE -> throw new IllegalArgumentException("no row " + binding);
    };
  }

  @Override
  public Value whole(Binding binding) {
    throw new IllegalArgumentException("rules do not see " + binding);
  }
}
