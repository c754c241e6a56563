package org.avow.engine.expression;

import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Kleene's connectives over values (semantics 1.4): whatever is not a known boolean is unknown. */
final class Logic {
  private Logic() {}

  static Closure and(Closure left, Closure right) {
    return (frame, loop) -> {
      Value a = left.apply(frame, loop);
      if (a == Value.Bool.FALSE) {
        return a;
      }
      Value b = right.apply(frame, loop);
      if (a == Value.Bool.TRUE || b == Value.Bool.FALSE) {
        return boolOrUnknown(b);
      }
      return Unknowns.of(a);
    };
  }

  static Closure or(Closure left, Closure right) {
    return (frame, loop) -> {
      Value a = left.apply(frame, loop);
      if (a == Value.Bool.TRUE) {
        return a;
      }
      Value b = right.apply(frame, loop);
      if (a == Value.Bool.FALSE || b == Value.Bool.TRUE) {
        return boolOrUnknown(b);
      }
      return Unknowns.of(a);
    };
  }

  static Closure conditional(Closure condition, Closure then, Closure otherwise) {
    return (frame, loop) -> {
      Value decided = condition.apply(frame, loop);
      if (decided instanceof Value.Bool bool) {
        return (bool.value() ? then : otherwise).apply(frame, loop);
      }
      return Unknowns.of(decided);
    };
  }

  static Value not(Value operand) {
    return operand instanceof Value.Bool bool ? Value.Bool.of(!bool.value()) : Unknowns.of(operand);
  }

  static Value equal(Value left, Value right) {
    return decided(Comparisons.equal(left, right), left, right);
  }

  /** {@code element in list}, or the key of a mapping that is there. */
  static Value in(Value element, Value range) {
    if (range instanceof Value.Items items) {
      return decided(Comparisons.contains(items.elements(), element), element, range);
    }
    if (range instanceof Value.Tree tree && element instanceof Value.Text key) {
      Value value = tree.get(key.value());
      return value instanceof Value.Unknown ? value : Value.Bool.of(value != Value.Absent.ABSENT);
    }
    return range.isKnown() ? Unknowns.of(element) : Unknowns.of(range);
  }

  /** The truth as a value; if it is open, with the reason that the operands give. */
  private static Value decided(Truth truth, Value left, Value right) {
    if (truth != Truth.UNKNOWN) {
      return Value.Bool.of(truth.isTrue());
    }
    if (!left.isKnown()) {
      return Unknowns.of(left);
    }
    if (!right.isKnown()) {
      return Unknowns.of(right);
    }
    return left instanceof Moment && right instanceof Moment
        ? Unknowns.IMPRECISE
        : Unknowns.ELEMENT;
  }

  private static Value boolOrUnknown(Value value) {
    return value instanceof Value.Bool ? value : Unknowns.of(value);
  }
}
