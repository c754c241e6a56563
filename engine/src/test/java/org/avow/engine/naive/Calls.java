package org.avow.engine.naive;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import org.avow.engine.expression.Function;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Operators and functions over values of which any may be missing (1.4, 1.7). */
final class Calls {
  private static final Value UNKNOWN = new Value.Unknown("error");
  private static final long DAY = 86_400_000_000_000L;

  private Calls() {}

  static Value call(Function function, List<Value> arguments) {
    Value a = arguments.get(0);
    Value b = arguments.size() > 1 ? arguments.get(1) : UNKNOWN;
    return switch (function) {
      case AND -> Kleene.of(Kleene.truth(a).and(Kleene.truth(b)));
      case OR -> Kleene.of(Kleene.truth(a).or(Kleene.truth(b)));
      case NOT -> Kleene.of(Kleene.truth(a).not());
      case CONDITIONAL ->
          Kleene.truth(a) == Truth.UNKNOWN
              ? UNKNOWN
              : Kleene.truth(a).isTrue() ? b : arguments.get(2);
      case EQUAL -> Kleene.of(equal(a, b));
      case NOT_EQUAL -> Kleene.of(equal(a, b).not());
      case LESS -> Kleene.of(less(a, b));
      case LESS_OR_EQUAL -> Kleene.of(less(b, a).not());
      case GREATER -> Kleene.of(less(b, a));
      case GREATER_OR_EQUAL -> Kleene.of(less(a, b).not());
      case IN -> Kleene.of(in(a, b));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> arithmetic(function, a, b);
      case NEGATE ->
          a instanceof Value.Int i
              ? exactly((x, y) -> Math.subtractExact(x, y), 0, i.value())
              : UNKNOWN;
      case SIZE -> size(a);
      case CONTAINS -> strings(a, b, (x, y) -> Value.Bool.of(x.contains(y)));
      case STARTS_WITH -> strings(a, b, (x, y) -> Value.Bool.of(x.startsWith(y)));
      case ENDS_WITH -> strings(a, b, (x, y) -> Value.Bool.of(x.endsWith(y)));
      case LOWER_ASCII -> strings(a, a, (x, y) -> new Value.Text(lower(x)));
      case DAY -> calendar(a, 10);
      case MONTH -> calendar(a, 7);
      case YEAR -> calendar(a, 4);
      case DAYS -> a instanceof Value.Int i ? length(i.value()) : UNKNOWN;
      case PLUS -> plus(a, b);
      case INDEX, MATCHES, TO_TIMESTAMP, TO_DURATION, TO_INT, TO_DOUBLE, TO_STRING, TO_BOOL ->
          throw new IllegalStateException("random worlds do not use " + function);
    };
  }

  /** 1.4, 1.7: equality of values that may be missing, imprecise, or lists of such. */
  static Truth equal(Value a, Value b) {
    if (!a.isKnown() || !b.isKnown()) {
      return Truth.UNKNOWN;
    }
    if (a instanceof Moment x && b instanceof Moment y) {
      return x.isAt(y);
    }
    if (a instanceof Value.Items x && b instanceof Value.Items y) {
      Truth all = Truth.of(x.elements().size() == y.elements().size());
      for (int i = 0; !all.isFalse() && i < x.elements().size(); i++) {
        all = all.and(equal(x.elements().get(i), y.elements().get(i)));
      }
      return all;
    }
    return Truth.of(a.equals(b));
  }

  private static Truth less(Value a, Value b) {
    if (a instanceof Moment x && b instanceof Moment y) {
      return x.isBefore(y);
    }
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return Truth.of(x.value() < y.value());
    }
    if (a instanceof Value.Real x && b instanceof Value.Real y) {
      return Truth.of(x.value() < y.value());
    }
    if (a instanceof Value.Length x && b instanceof Value.Length y) {
      return Truth.of(x.nanos() < y.nanos());
    }
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return Truth.of(org.avow.engine.fact.Place.compareUtf8(x.value(), y.value()) < 0);
    }
    return Truth.UNKNOWN;
  }

  /** 1.4: `in` is a fold of `||` over elements. */
  private static Truth in(Value element, Value list) {
    if (!(list instanceof Value.Items items)) {
      return Truth.UNKNOWN;
    }
    Truth any = Truth.FALSE;
    for (Value item : items.elements()) {
      any = any.or(equal(element, item));
    }
    return any;
  }

  private static Value arithmetic(Function function, Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return switch (function) {
        case ADD -> exactly(Math::addExact, x.value(), y.value());
        case SUBTRACT -> exactly(Math::subtractExact, x.value(), y.value());
        case MULTIPLY -> exactly(Math::multiplyExact, x.value(), y.value());
        case DIVIDE -> exactly((p, q) -> p / q, x.value(), y.value());
        case MODULO -> exactly((p, q) -> p % q, x.value(), y.value());
        default -> UNKNOWN;
      };
    }
    boolean add = function == Function.ADD;
    if (a instanceof Moment x && b instanceof Value.Length y) {
      long nanos = add ? y.nanos() : -y.nanos();
      return new Moment(Ticks.plus(x.earliest(), nanos), Ticks.plus(x.latest(), nanos));
    }
    if (add && a instanceof Value.Length && b instanceof Moment) {
      return arithmetic(function, b, a);
    }
    if (a instanceof Value.Length x && b instanceof Value.Length y) {
      return new Value.Length(add ? x.nanos() + y.nanos() : x.nanos() - y.nanos());
    }
    if (!add && a instanceof Moment x && b instanceof Moment y && x.isExact() && y.isExact()) {
      return new Value.Length(x.earliest() - y.earliest());
    }
    return add ? strings(a, b, (x, y) -> new Value.Text(x + y)) : UNKNOWN;
  }

  private static Value exactly(LongBinaryOperator operator, long a, long b) {
    try {
      return new Value.Int(operator.applyAsLong(a, b));
    } catch (ArithmeticException overflow) {
      return UNKNOWN;
    }
  }

  private static Value length(long days) {
    return new Value.Length(days * DAY);
  }

  private static Value size(Value value) {
    if (value instanceof Value.Items items) {
      return new Value.Int(items.elements().size());
    }
    return value instanceof Value.Text text
        ? new Value.Int(text.value().codePointCount(0, text.value().length()))
        : UNKNOWN;
  }

  private interface OfStrings {
    Value apply(String a, String b);
  }

  private static Value strings(Value a, Value b, OfStrings operator) {
    return a instanceof Value.Text x && b instanceof Value.Text y
        ? operator.apply(x.value(), y.value())
        : UNKNOWN;
  }

  private static String lower(String text) {
    StringBuilder result = new StringBuilder();
    text.chars().map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c).forEach(c -> result.append((char) c));
    return result.toString();
  }

  /** 1.7: the day of an instant is known if its whole interval lies in one. */
  private static Value calendar(Value value, int length) {
    if (!(value instanceof Moment moment) || moment.equals(Moment.ANY)) {
      return UNKNOWN;
    }
    BinaryOperator<String> same = (x, y) -> x.equals(y) ? x : "";
    String text =
        same.apply(
            date(moment.earliest()).substring(0, length),
            date(moment.latest()).substring(0, length));
    return text.isEmpty() ? UNKNOWN : new Value.Text(text);
  }

  private static String date(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** 1.8: a calendar step, clamped. */
  private static Value plus(Value instant, Value step) {
    if (!(instant instanceof Moment moment) || !(step instanceof Value.Text text)) {
      return UNKNOWN;
    }
    Period period = Period.parse(text.value());
    return new Moment(step(moment.earliest(), period), step(moment.latest(), period));
  }

  private static long step(long nanos, Period period) {
    Instant stepped =
        Instant.EPOCH.plusNanos(nanos).atOffset(ZoneOffset.UTC).plus(period).toInstant();
    return stepped.getEpochSecond() * 1_000_000_000L + stepped.getNano();
  }
}
