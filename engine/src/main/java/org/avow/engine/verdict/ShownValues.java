package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Values as verdicts show them: typed strings that keep every digit (semantics 7.1). */
public final class ShownValues {
  /** Stands between the kind of a lack and its reason. */
  public static final String BECAUSE = ": ";

  private ShownValues() {}

  /** A value that nobody masks: of a parameter, of a field that is not personal. */
  public static ShownValue known(String expression, Value value) {
    return shown(expression, value, text(value), false);
  }

  /** A personal value, for which the given text stands. */
  static ShownValue masked(String expression, Value value, String standIn) {
    return shown(expression, value, text(value).map(hidden -> standIn), true);
  }

  private static ShownValue shown(
      String expression, Value value, Optional<String> text, boolean masked) {
    Optional<String> lack = text.isPresent() ? Optional.empty() : Optional.of(lack(value));
    return new ShownValue(expression, type(value.type()), text, lack, masked && text.isPresent());
  }

  private static String type(Type type) {
    if (type instanceof Type.ListOf) {
      return "list";
    }
    return type == Type.Scalar.ANY ? "none" : type.toString();
  }

  /** The value as text; empty if there is none. */
  static Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    } else if (value instanceof Value.Bool bool) {
      return Optional.of(Boolean.toString(bool.value()));
    } else if (value instanceof Value.Int number) {
      return Optional.of(Long.toString(number.value()));
    } else if (value instanceof Value.Real number) {
      return Optional.of(number.digits());
    } else if (value instanceof Value.Length length) {
      return Optional.of(Durations.format(length));
    } else if (value instanceof Moment moment) {
      return moment.equals(Moment.ANY) ? Optional.empty() : Optional.of(Timestamps.format(moment));
    } else if (value instanceof Value.Items items) {
      return Optional.of(list(items.elements()));
    }
    return Optional.empty();
  }

  private static String list(List<Value> elements) {
    return elements.stream()
        .map(element -> text(element).orElseGet(() -> lack(element)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String lack(Value value) {
    if (value instanceof Value.Absent) {
      return "absent";
    } else if (value instanceof Value.Present present) {
      return "present but unknown" + because(present.reason());
    } else if (value instanceof Value.Tree) {
      return "not a single value";
    }
    if (value instanceof Value.Unknown unknown && unknown.told()) {
      return "unknown" + because(unknown.reason());
    }
    return value.equals(Moment.ANY) ? "unknown: no instant that can be read" : "unknown";
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : BECAUSE + reason;
  }
}
