package org.avow.engine.naive;

import java.util.List;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** A row as the interpreter reads it: a value and, apart from it, whether there is one (1.3). */
interface NaiveRow {
  /** What reading the field yields. */
  Value get(int slot);

  /** {@code has(x.f)} (1.3). */
  Truth has(int slot);

  /** The row of a name that an expression may not use. */
  NaiveRow NONE = of(List.of());

  /** A row of plain values. */
  static NaiveRow of(List<Value> values) {
    return new NaiveRow() {
      @Override
      public Value get(int slot) {
        return values.get(slot);
      }

      @Override
      public Truth has(int slot) {
        return presence(values.get(slot));
      }
    };
  }

  /** 1.3: true for a value and for present but unknown, false for absent, unknown for unknown. */
  static Truth presence(Value value) {
    if (value instanceof Value.Absent) {
      return Truth.FALSE;
    }
    return value.isKnown() || value instanceof Value.Present ? Truth.TRUE : Truth.UNKNOWN;
  }
}
