package org.avow.engine.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Three-valued equality and order of values (semantics 1.4, 1.7). */
final class Comparisons {
  private static final double TWO_TO_63 = 0x1p63;

  /** In place of a sign: one of the two is not a number. */
  private static final int UNORDERED = Integer.MAX_VALUE;

  private Comparisons() {}

  /** {@code left == right}; values of different types are not equal. */
  static Truth equal(Value left, Value right) {
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return Truth.of(a.value().equals(b.value()));
    }
    if (!left.isKnown() || !right.isKnown()) {
      return Truth.UNKNOWN;
    }
    if (left instanceof Moment a && right instanceof Moment b) {
      return a.isAt(b);
    }
    if (left instanceof Value.Real || right instanceof Value.Real) {
      return Truth.of(numbers(left, right) == 0);
    }
    if (left instanceof Value.Items a && right instanceof Value.Items b) {
      return equal(a.elements(), b.elements());
    }
    if (left instanceof Value.Tree a && right instanceof Value.Tree b) {
      return equal(a, b);
    }
    return Truth.of(left.equals(right));
  }

  /** {@code element in list}: a fold of {@code ||} over elements that may be unknown. */
  static Truth contains(List<Value> list, Value element) {
    Truth found = Truth.FALSE;
    for (Value candidate : list) {
      found = found.or(equal(element, candidate));
      if (found.isTrue()) {
        return found;
      }
    }
    return found;
  }

  /** {@code left < right}; unknown with a reason if they have no order. */
  static Value less(Value left, Value right) {
    if (left instanceof Moment a && right instanceof Moment b) {
      return bool(a.isBefore(b));
    }
    return order(left, right, -1);
  }

  /** {@code left <= right}; unknown with a reason if they have no order. */
  static Value lessOrEqual(Value left, Value right) {
    if (left instanceof Moment a && right instanceof Moment b) {
      return bool(b.isBefore(a).not());
    }
    return order(left, right, 0);
  }

  /** The value of a truth that only imprecise instants can leave open. */
  static Value bool(Truth truth) {
    return switch (truth) {
      case TRUE -> Value.Bool.TRUE;
      case FALSE -> Value.Bool.FALSE;
      case UNKNOWN -> Unknowns.IMPRECISE;
    };
  }

  private static Value order(Value left, Value right, int greatest) {
    int sign;
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      sign = a.value().compareTo(b.value());
    } else if (left instanceof Value.Length a && right instanceof Value.Length b) {
      sign = Long.compare(a.nanos(), b.nanos());
    } else if (isNumber(left) && isNumber(right)) {
      sign = numbers(left, right);
    } else {
      return Unknowns.of(left, right);
    }
    return Value.Bool.of(sign <= greatest);
  }

  private static Truth equal(List<Value> left, List<Value> right) {
    if (left.size() != right.size()) {
      return Truth.FALSE;
    }
    Truth equal = Truth.TRUE;
    for (int i = 0; i < left.size() && !equal.isFalse(); i++) {
      equal = equal.and(equal(left.get(i), right.get(i)));
    }
    return equal;
  }

  private static Truth equal(Value.Tree left, Value.Tree right) {
    Truth equal = left.isOpen() || right.isOpen() ? Truth.UNKNOWN : Truth.TRUE;
    Set<String> keys = new LinkedHashSet<>(left.entries().keySet());
    keys.addAll(right.entries().keySet());
    for (String key : keys) {
      Value a = left.get(key);
      Value b = right.get(key);
      boolean both = left.entries().containsKey(key) && right.entries().containsKey(key);
      boolean open = a instanceof Value.Unknown || b instanceof Value.Unknown;
      equal = equal.and(both ? equal(a, b) : open ? Truth.UNKNOWN : Truth.FALSE);
    }
    return equal;
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  /** The sign of left less right, exactly; unordered for what is not a number. */
  private static int numbers(Value left, Value right) {
    if (left instanceof Value.Int a) {
      return right instanceof Value.Int b
          ? Long.compare(a.value(), b.value())
          : right instanceof Value.Real b ? mixed(a.value(), b.value()) : UNORDERED;
    }
    if (left instanceof Value.Real a && right instanceof Value.Int b) {
      int sign = mixed(b.value(), a.value());
      return sign == UNORDERED ? sign : -sign;
    }
    return left instanceof Value.Real a && right instanceof Value.Real b
        ? doubles(a.value(), b.value())
        : UNORDERED;
  }

  private static int doubles(double left, double right) {
    if (left < right) {
      return -1;
    }
    return left == right ? 0 : left > right ? 1 : UNORDERED;
  }

  private static int mixed(long left, double right) {
    if (Double.isNaN(right)) {
      return UNORDERED;
    }
    if (right >= TWO_TO_63) {
      return -1;
    }
    if (right < -TWO_TO_63) {
      return 1;
    }
    long whole = (long) right;
    return left != whole ? Long.compare(left, whole) : Double.compare(0, right - whole);
  }
}
