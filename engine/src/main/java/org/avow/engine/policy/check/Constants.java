package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.policy.syntax.YamlSequence;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Values that documents write themselves: defaults, parameters, reference data, facts of tests. */
final class Constants {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private Constants() {}

  /** The value in the given type; anything that does not fit is reported. */
  static Optional<Value> read(YamlNode node, Type type, Diagnostics diagnostics) {
    if (type instanceof Type.ListOf list) {
      return Nodes.list(node, "a value of type `" + type + "`", diagnostics)
          .flatMap(items -> items(items, list.element(), diagnostics));
    }
    return Nodes.scalar(node, "a value of type `" + type + "`", diagnostics)
        .flatMap(scalar -> scalar(scalar, (Type.Scalar) type, diagnostics));
  }

  private static Optional<Value> items(YamlSequence list, Type element, Diagnostics diagnostics) {
    List<Value> values = new ArrayList<>();
    boolean complete = true;
    for (YamlNode item : list.items()) {
      Optional<Value> value = read(item, element, diagnostics);
      value.ifPresent(values::add);
      complete &= value.isPresent();
    }
    return complete ? Optional.of(new Value.Items(values)) : Optional.empty();
  }

  private static Optional<Value> scalar(
      YamlScalar scalar, Type.Scalar type, Diagnostics diagnostics) {
    Optional<Value> value = FieldConversion.parse(type, scalar.text());
    if (value.isEmpty()) {
      switch (type) {
        case TIMESTAMP -> TimeLiterals.reportDate(scalar, diagnostics);
        case DURATION -> TimeLiterals.reportDuration(scalar, diagnostics);
        case ANY, BOOL, INT, DOUBLE, STRING ->
            diagnostics.add(
                Code.INVALID_VALUE,
                scalar.span(),
                Diagnostic.quote(scalar.text()) + " is not of type `" + type + "`",
                "write " + example(type));
      }
    }
    return value;
  }

  private static String example(Type.Scalar type) {
    return switch (type) {
      case BOOL -> "`true` or `false`";
      case INT -> "a whole number of at most 64 bits, such as `42`";
      case DOUBLE -> "a number, such as `0.5`";
      case STRING, ANY, TIMESTAMP, DURATION -> "a text";
    };
  }

  /** The type that a value has by the look of it: {@code 42}, {@code P30D}, {@code true}. */
  static Type typeOf(YamlNode node) {
    if (node instanceof YamlSequence list && !list.items().isEmpty()) {
      return new Type.ListOf(typeOf(list.items().get(0)));
    }
    if (!(node instanceof YamlScalar scalar)) {
      return Type.Scalar.STRING;
    }
    String text = scalar.text();
    if (Durations.parse(text).isPresent()) {
      return Type.Scalar.DURATION;
    }
    if (Timestamps.parse(text).isPresent()) {
      return Type.Scalar.TIMESTAMP;
    }
    if (!scalar.isPlain()) {
      return Type.Scalar.STRING;
    }
    if (text.equals("true") || text.equals("false")) {
      return Type.Scalar.BOOL;
    }
    if (INTEGER.matcher(text).matches()) {
      return Type.Scalar.INT;
    }
    return NUMBER.matcher(text).matches() ? Type.Scalar.DOUBLE : Type.Scalar.STRING;
  }

  /** The value as YAML 1.2's core schema reads it, as evidence in a file would be. */
  static Value raw(YamlNode node) {
    if (node.isNull()) {
      return Value.Absent.ABSENT;
    }
    if (node instanceof YamlSequence list) {
      return new Value.Items(list.items().stream().map(Constants::raw).toList());
    }
    if (node instanceof YamlMapping mapping) {
      Map<String, Value> entries = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> entries.put(entry.name(), raw(entry.value())));
      return new Value.Tree(entries);
    }
    if (!(node instanceof YamlScalar scalar)) {
      return new Value.Unknown("it cannot be read");
    }
    Type type = scalar.isPlain() ? typeOf(scalar) : Type.Scalar.STRING;
    boolean number =
        type == Type.Scalar.BOOL || type == Type.Scalar.INT || type == Type.Scalar.DOUBLE;
    return number
        ? FieldConversion.convert(type, new Value.Text(scalar.text()))
        : new Value.Text(scalar.text());
  }
}
