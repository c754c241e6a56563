package org.avow.engine.policy.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.policy.syntax.YamlBroken;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.policy.syntax.YamlSequence;

/** Nodes of the kind that is asked for; any other kind is reported. */
final class Nodes {
  private Nodes() {}

  static Optional<YamlScalar> scalar(YamlNode node, String what, Diagnostics diagnostics) {
    if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    return wrong(node, what, "a single value", diagnostics);
  }

  static Optional<YamlMapping> mapping(YamlNode node, String what, Diagnostics diagnostics) {
    return node instanceof YamlMapping mapping
        ? Optional.of(mapping)
        : wrong(node, what, "a mapping", diagnostics);
  }

  static Optional<YamlSequence> list(YamlNode node, String what, Diagnostics diagnostics) {
    return node instanceof YamlSequence list
        ? Optional.of(list)
        : wrong(node, what, "a list", diagnostics);
  }

  private static <T> Optional<T> wrong(
      YamlNode node, String what, String wanted, Diagnostics diagnostics) {
    if (!(node instanceof YamlBroken)) {
      diagnostics.add(
          Code.WRONG_NODE,
          node.span(),
          what + " must be " + wanted + ", not " + node.kind(),
          remedy(wanted));
    }
    return Optional.empty();
  }

  private static String remedy(String wanted) {
    return switch (wanted) {
      case "a list" -> "write `[one, two]`, or one item a line after `- `";
      case "a mapping" -> "write `key: value` lines below it, or `{ key: value }`";
      default -> "write it on one line, in quotes if it holds `: ` or ` #`";
    };
  }

  /** One of a closed list of words. */
  static <T> Optional<T> word(YamlScalar scalar, Map<String, T> words, Diagnostics diagnostics) {
    T meaning = words.get(scalar.text());
    if (meaning == null) {
      diagnostics.add(
          Code.INVALID_VALUE,
          scalar.span(),
          Diagnostic.quote(scalar.text()) + " is not one of the words that can stand here",
          Suggestion.help(scalar.text(), new TreeSet<>(words.keySet()), "they"));
    }
    return Optional.ofNullable(meaning);
  }
}
