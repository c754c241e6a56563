package org.avow.engine.expression;

import org.avow.engine.value.Value;

/** The reasons for which an operator yields no value (semantics 1.4); none holds evidence. */
final class Unknowns {
  static final Value.Unknown OVERFLOW = new Value.Unknown("the number is out of range");
  static final Value.Unknown DIVISION_BY_ZERO = new Value.Unknown("division by zero");
  static final Value.Unknown IMPRECISE = new Value.Unknown("an instant is not precise enough");
  static final Value.Unknown TYPE = new Value.Unknown("a value is of another type than expected");
  static final Value.Unknown CONVERSION = new Value.Unknown("a value cannot be converted");
  static final Value.Unknown STEPS = new Value.Unknown("the lists are too long to be searched");
  static final Value.Unknown INDEX = new Value.Unknown("a list has no negative positions");
  static final Value.Unknown ELEMENT = new Value.Unknown("an element is not known");
  static final Value.Unknown NEIGHBOUR = new Value.Unknown("a neighbouring fact may not exist");

  private Unknowns() {}

  /** What an operator yields for an operand that is no value, or of the wrong type. */
  static Value.Unknown of(Value operand) {
    if (operand instanceof Value.Unknown unknown) {
      return unknown;
    }
    if (operand instanceof Value.Present present) {
      return new Value.Unknown(present.reason());
    }
    return TYPE;
  }

  /** The reason of the first operand that is no value; of another type, if both are values. */
  static Value.Unknown of(Value left, Value right) {
    return left.isKnown() ? of(right) : of(left);
  }
}
