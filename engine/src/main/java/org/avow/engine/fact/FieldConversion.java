package org.avow.engine.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Raw values of records to the types that the vocabulary declares. Text becomes what the field's
 * type asks for; a value of another type makes the field unknown. Reasons never hold the value.
 */
public final class FieldConversion {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,19}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,9})?");

  private FieldConversion() {}

  /**
   * The value as the type asks for it. Absent, unknown, and present but unknown values stay what
   * they are; what does not fit the type becomes unknown, with a reason.
   */
  public static Value convert(Type type, Value raw) {
    if (!raw.isKnown()) {
      return raw instanceof Value.Perhaps
          ? new Value.Unknown("it is not known whether there is a value")
          : raw;
    }
    if (type instanceof Type.ListOf list) {
      return items(list, raw);
    }
    return type instanceof Type.Scalar scalar ? scalar(scalar, raw) : mismatch(type);
  }

  /**
   * The instant of a fact: the converted value of its {@code at}, or {@link Moment#ANY} if that is
   * not known.
   */
  public static Moment instant(Value raw) {
    return convert(Type.Scalar.TIMESTAMP, raw) instanceof Moment moment ? moment : Moment.ANY;
  }

  private static Value items(Type.ListOf list, Value raw) {
    if (!(raw instanceof Value.Items items)) {
      return mismatch(list);
    }
    List<Value> elements = new ArrayList<>(items.elements().size());
    for (Value element : items.elements()) {
      elements.add(convert(list.element(), element));
    }
    return new Value.Items(elements);
  }

  private static Value scalar(Type.Scalar type, Value raw) {
    if (type == Type.Scalar.ANY || raw.type() == type) {
      return raw;
    }
    if (type == Type.Scalar.DOUBLE && raw instanceof Value.Int number) {
      return new Value.Real(number.value(), Long.toString(number.value()));
    }
    if (!(raw instanceof Value.Text text)) {
      return mismatch(type);
    }
    return parse(type, text.value()).orElseGet(() -> mismatch(type));
  }

  /** The value that a text stands for in the given type; empty if it does not read as one. */
  public static Optional<Value> parse(Type.Scalar type, String text) {
    return switch (type) {
      case ANY, STRING -> Optional.of(new Value.Text(text));
      case BOOL -> bool(text);
      case INT -> integer(text);
      case DOUBLE -> real(text);
      case TIMESTAMP -> Timestamps.parse(text).map(moment -> moment);
      case DURATION -> Durations.parse(text).map(length -> length);
    };
  }

  private static Optional<Value> bool(String text) {
    boolean known = text.equals("true") || text.equals("false");
    return known ? Optional.of(Value.Bool.of(text.equals("true"))) : Optional.empty();
  }

  private static Optional<Value> integer(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Value.Int(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> real(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(new Value.Real(value, text)) : Optional.empty();
  }

  private static Value mismatch(Type type) {
    return Value.Unknown.ofEvidence("the value is not of type " + type);
  }
}
