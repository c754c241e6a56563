package org.avow.engine.expression;

import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/** From one type to another; what does not fit is unknown. */
final class Conversions {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?");

  private Conversions() {}

  static Value toTimestamp(Value operand) {
    if (operand instanceof Value.Text text) {
      return known(Timestamps.parse(text.value()));
    }
    return operand instanceof Moment ? operand : Unknowns.of(operand);
  }

  static Value toDuration(Value operand) {
    if (operand instanceof Value.Text text) {
      return known(Durations.parse(text.value()));
    }
    return operand instanceof Value.Length ? operand : Unknowns.of(operand);
  }

  static Value toInt(Value operand) {
    if (operand instanceof Value.Real real) {
      boolean fits = real.value() > -0x1p63 && real.value() < 0x1p63;
      return fits ? new Value.Int((long) real.value()) : Unknowns.OVERFLOW;
    }
    if (operand instanceof Value.Text text) {
      try {
        return new Value.Int(Long.parseLong(text.value()));
      } catch (NumberFormatException e) {
        return Unknowns.CONVERSION;
      }
    }
    return operand instanceof Value.Int ? operand : Unknowns.of(operand);
  }

  static Value toDouble(Value operand) {
    if (operand instanceof Value.Int number) {
      return Arithmetic.real((double) number.value());
    }
    if (operand instanceof Value.Text text) {
      return NUMBER.matcher(text.value()).matches()
          ? new Value.Real(Double.parseDouble(text.value()), text.value())
          : Unknowns.CONVERSION;
    }
    return operand instanceof Value.Real ? operand : Unknowns.of(operand);
  }

  static Value toText(Value operand) {
    if (operand instanceof Value.Int number) {
      return new Value.Text(Long.toString(number.value()));
    }
    if (operand instanceof Value.Real real) {
      return new Value.Text(Double.toString(real.value()));
    }
    if (operand instanceof Value.Bool bool) {
      return new Value.Text(Boolean.toString(bool.value()));
    }
    if (operand instanceof Moment moment) {
      return moment.isExact() ? new Value.Text(Timestamps.format(moment)) : Unknowns.IMPRECISE;
    }
    if (operand instanceof Value.Length length) {
      return new Value.Text(Durations.format(length));
    }
    return operand instanceof Value.Text ? operand : Unknowns.of(operand);
  }

  static Value toBool(Value operand) {
    if (operand instanceof Value.Text text) {
      return switch (text.value()) {
        case "true", "True", "TRUE", "t", "1" -> Value.Bool.TRUE;
        case "false", "False", "FALSE", "f", "0" -> Value.Bool.FALSE;
        default -> Unknowns.CONVERSION;
      };
    }
    return operand instanceof Value.Bool ? operand : Unknowns.of(operand);
  }

  static Value day(Value operand) {
    return operand instanceof Moment moment ? name(Timestamps.day(moment)) : Unknowns.of(operand);
  }

  static Value month(Value operand) {
    return operand instanceof Moment moment ? name(Timestamps.month(moment)) : Unknowns.of(operand);
  }

  static Value year(Value operand) {
    return operand instanceof Moment moment ? name(Timestamps.year(moment)) : Unknowns.of(operand);
  }

  /** An instant and a calendar step. */
  static Value plus(Value instant, Value step) {
    if (!(instant instanceof Moment moment) || !(step instanceof Value.Text text)) {
      return Unknowns.of(instant, step);
    }
    Optional<Period> period = Durations.parseStep(text.value());
    return period.isPresent() ? Timestamps.plus(moment, period.get()) : Unknowns.CONVERSION;
  }

  private static Value name(Optional<String> text) {
    return text.isPresent() ? new Value.Text(text.get()) : Unknowns.IMPRECISE;
  }

  private static Value known(Optional<? extends Value> value) {
    return value.isPresent() ? value.get() : Unknowns.CONVERSION;
  }
}
