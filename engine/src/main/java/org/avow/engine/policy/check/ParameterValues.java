package org.avow.engine.policy.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlReader;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Value;

/**
 * Values for the parameters of policies, named {@code policy.parameter}, as profiles and command
 * lines set them. Each is held against the type and the bounds of its parameter. Mutable, for one
 * thread.
 */
final class ParameterValues {
  private final List<Policy> policies;
  private final Diagnostics diagnostics;
  private final Map<String, Value> values = new TreeMap<>();

  ParameterValues(List<Policy> policies, Diagnostics diagnostics) {
    this.policies = policies;
    this.diagnostics = diagnostics;
  }

  /** Sets one; what is wrong with it is reported. */
  void set(YamlScalar name, YamlNode node) {
    String text = name.text();
    List<Parameter> meant =
        policies.stream()
            .flatMap(
                policy ->
                    policy.parameters().stream()
                        .filter(p -> text.equals(policy.id() + "." + p.name())))
            .toList();
    if (meant.isEmpty()) {
      Names.unknown(name, "parameter", names(), diagnostics);
    }
    if (values.containsKey(text)) {
      Names.repeated(name, diagnostics);
    }
    for (Parameter parameter : meant) {
      Constants.read(node, parameter.type(), diagnostics)
          .ifPresent(value -> put(name, node, parameter, value));
    }
  }

  private void put(YamlScalar name, YamlNode node, Parameter parameter, Value value) {
    values.put(name.text(), value);
    ParameterReader.checkBounds(
        parameter, value, node.span(), "its bounds stand at " + parameter.span(), diagnostics);
  }

  /** All that were set, in order of name. */
  Map<String, Value> all() {
    return Collections.unmodifiableMap(values);
  }

  /** What was written as one word: a list in brackets, else the word itself. */
  static YamlNode node(YamlScalar written) {
    if (!written.text().strip().startsWith("[")) {
      return written;
    }
    Diagnostics unreadable = new Diagnostics();
    List<YamlNode> nodes =
        YamlReader.read(new TextFile(written.span().file().name(), written.text()), unreadable);
    return unreadable.hasErrors() || nodes.size() != 1 ? written : nodes.get(0);
  }

  private List<String> names() {
    return policies.stream()
        .flatMap(policy -> policy.parameters().stream().map(p -> policy.id() + "." + p.name()))
        .distinct()
        .toList();
  }
}
