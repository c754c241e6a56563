package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads the {@code params} of a policy: {@code grace: PT1H}, or type, default and bounds. */
final class ParameterReader {
  private ParameterReader() {}

  static List<Parameter> read(Entries policy) {
    List<Parameter> parameters = new ArrayList<>();
    for (YamlMapping.Entry entry : policy.entries("params")) {
      parameter(entry, policy.diagnostics()).ifPresent(parameters::add);
    }
    return parameters;
  }

  private static Optional<Parameter> parameter(YamlMapping.Entry entry, Diagnostics diagnostics) {
    Optional<String> name = Names.field(entry.key(), diagnostics);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (entry.value() instanceof YamlMapping mapping) {
      return full(entry.key(), mapping, diagnostics);
    }
    Type type = Constants.typeOf(entry.value());
    Optional<Value> value = Constants.read(entry.value(), type, diagnostics);
    return Optional.of(
        new Parameter(
            name.get(),
            type,
            value.orElse(Value.Absent.ABSENT),
            Optional.empty(),
            Optional.empty(),
            "",
            entry.key().span()));
  }

  private static Optional<Parameter> full(
      YamlScalar name, YamlMapping mapping, Diagnostics diagnostics) {
    Entries entries =
        Entries.of(
            mapping, "a parameter", diagnostics, "type", "default", "min", "max", "description");
    entries.require("default");
    Optional<Type> stated =
        entries.scalar("type").flatMap(scalar -> TypeNames.read(scalar, diagnostics));
    Optional<YamlNode> value = entries.get("default");
    if (entries.has("type") && stated.isEmpty()) {
      return Optional.empty();
    }
    Type type = stated.or(() -> value.map(Constants::typeOf)).orElse(Type.Scalar.STRING);
    Parameter parameter =
        new Parameter(
            name.text(),
            type,
            value
                .flatMap(node -> Constants.read(node, type, diagnostics))
                .orElse(Value.Absent.ABSENT),
            bound(entries, "min", type),
            bound(entries, "max", type),
            entries.text("description").orElse(""),
            name.span());
    value.ifPresent(
        node ->
            checkBounds(
                parameter,
                parameter.value(),
                node.span(),
                "choose a value within its bounds",
                diagnostics));
    return Optional.of(parameter);
  }

  private static Optional<Value> bound(Entries entries, String key, Type type) {
    boolean ordered =
        type == Type.Scalar.INT
            || type == Type.Scalar.DOUBLE
            || type == Type.Scalar.DURATION
            || type == Type.Scalar.TIMESTAMP;
    Optional<YamlNode> node = entries.get(key);
    if (node.isPresent() && !ordered) {
      entries
          .diagnostics()
          .add(
              Code.INVALID_VALUE,
              entries.keySpan(key),
              "a parameter of type `" + type + "` has no bounds",
              "remove `" + key + "`");
      return Optional.empty();
    }
    return node.flatMap(n -> Constants.read(n, type, entries.diagnostics()));
  }

  /** Reports a value that lies outside the parameter's bounds. */
  static void checkBounds(
      Parameter parameter, Value value, Span span, String help, Diagnostics diagnostics) {
    boolean low = parameter.minimum().filter(min -> Magnitudes.less(value, min)).isPresent();
    boolean high = parameter.maximum().filter(max -> Magnitudes.less(max, value)).isPresent();
    if (low || high) {
      Value bound = (low ? parameter.minimum() : parameter.maximum()).orElseThrow();
      diagnostics.add(
          Code.PARAMETER_OUT_OF_BOUNDS,
          span,
          "the parameter "
              + Diagnostic.quote(parameter.name())
              + " must be at "
              + (low ? "least" : "most")
              + " `"
              + Magnitudes.text(bound)
              + "`",
          help);
    }
  }
}
