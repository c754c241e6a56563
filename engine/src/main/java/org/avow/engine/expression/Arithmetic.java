package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/** Sums, differences and their kin; what goes wrong is unknown, with its reason. */
final class Arithmetic {
  private Arithmetic() {}

  static Value add(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      long sum = a.value() + b.value();
      boolean overflow = ((a.value() ^ sum) & (b.value() ^ sum)) < 0;
      return overflow ? Unknowns.OVERFLOW : new Value.Int(sum);
    }
    if (left instanceof Value.Real a && right instanceof Value.Real b) {
      return real(a.value() + b.value());
    }
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return new Value.Text(a.value() + b.value());
    }
    if (left instanceof Moment a && right instanceof Value.Length b) {
      return Timestamps.plus(a, b.nanos());
    }
    if (left instanceof Value.Length a && right instanceof Moment b) {
      return Timestamps.plus(b, a.nanos());
    }
    if (left instanceof Value.Length a && right instanceof Value.Length b) {
      return length(add(new Value.Int(a.nanos()), new Value.Int(b.nanos())));
    }
    if (left instanceof Value.Items a && right instanceof Value.Items b) {
      List<Value> all = new ArrayList<>(a.elements());
      all.addAll(b.elements());
      return new Value.Items(all);
    }
    return Unknowns.of(left, right);
  }

  static Value subtract(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      long difference = a.value() - b.value();
      boolean overflow = ((a.value() ^ b.value()) & (a.value() ^ difference)) < 0;
      return overflow ? Unknowns.OVERFLOW : new Value.Int(difference);
    }
    if (left instanceof Value.Real a && right instanceof Value.Real b) {
      return real(a.value() - b.value());
    }
    if (left instanceof Moment a && right instanceof Value.Length b) {
      return b.nanos() == Long.MIN_VALUE ? Unknowns.OVERFLOW : Timestamps.plus(a, -b.nanos());
    }
    if (left instanceof Moment a && right instanceof Moment b) {
      return a.isExact() && b.isExact()
          ? length(subtract(new Value.Int(a.earliest()), new Value.Int(b.earliest())))
          : Unknowns.IMPRECISE;
    }
    if (left instanceof Value.Length a && right instanceof Value.Length b) {
      return length(subtract(new Value.Int(a.nanos()), new Value.Int(b.nanos())));
    }
    return Unknowns.of(left, right);
  }

  static Value multiply(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      long high = Math.multiplyHigh(a.value(), b.value());
      long low = a.value() * b.value();
      boolean fits = (high == 0 && low >= 0) || (high == -1 && low < 0);
      return fits ? new Value.Int(low) : Unknowns.OVERFLOW;
    }
    return left instanceof Value.Real a && right instanceof Value.Real b
        ? real(a.value() * b.value())
        : Unknowns.of(left, right);
  }

  static Value divide(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      if (b.value() == 0) {
        return Unknowns.DIVISION_BY_ZERO;
      }
      boolean overflow = a.value() == Long.MIN_VALUE && b.value() == -1;
      return overflow ? Unknowns.OVERFLOW : new Value.Int(a.value() / b.value());
    }
    return left instanceof Value.Real a && right instanceof Value.Real b
        ? real(a.value() / b.value())
        : Unknowns.of(left, right);
  }

  static Value modulo(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      return b.value() == 0 ? Unknowns.DIVISION_BY_ZERO : new Value.Int(a.value() % b.value());
    }
    return Unknowns.of(left, right);
  }

  static Value negate(Value operand) {
    if (operand instanceof Value.Int a) {
      return a.value() == Long.MIN_VALUE ? Unknowns.OVERFLOW : new Value.Int(-a.value());
    }
    return operand instanceof Value.Real a ? real(-a.value()) : Unknowns.of(operand);
  }

  /** So many times 24 hours. */
  static Value days(Value number) {
    return number instanceof Value.Int
        ? length(multiply(number, new Value.Int(86_400_000_000_000L)))
        : Unknowns.of(number);
  }

  static Value.Real real(double value) {
    return new Value.Real(value, Double.toString(value));
  }

  private static Value length(Value nanos) {
    return nanos instanceof Value.Int number ? new Value.Length(number.value()) : nanos;
  }
}
