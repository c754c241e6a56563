package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.policy.syntax.YamlBroken;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.policy.syntax.YamlSequence;
import org.avow.engine.text.Span;

/**
 * A mapping whose keys are known beforehand. Reading reports what is unknown, missing, or of the
 * wrong kind, and then yields nothing.
 */
final class Entries {
  private final YamlMapping mapping;
  private final String what;
  private final Diagnostics diagnostics;

  private Entries(YamlMapping mapping, String what, Diagnostics diagnostics) {
    this.mapping = mapping;
    this.what = what;
    this.diagnostics = diagnostics;
  }

  /**
   * Opens a mapping and reports its unknown keys.
   *
   * @param what the mapping is, with its article: {@code a rule}
   */
  static Entries of(YamlMapping mapping, String what, Diagnostics diagnostics, String... known) {
    List<String> keys = Arrays.asList(known);
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!keys.contains(entry.name())) {
        diagnostics.add(
            Code.UNKNOWN_KEY,
            entry.key().span(),
            "unknown key " + Diagnostic.quote(entry.name()) + " in " + what,
            Suggestion.help(entry.name(), keys, "keys of " + what));
      }
    }
    return new Entries(mapping, what, diagnostics);
  }

  YamlMapping node() {
    return mapping;
  }

  Span span() {
    return mapping.span();
  }

  /** The first key: where problems of the mapping as a whole are shown. */
  Span head() {
    return head(mapping);
  }

  static Span head(YamlMapping mapping) {
    return mapping.entries().isEmpty() ? mapping.span() : mapping.entries().get(0).key().span();
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  boolean has(String key) {
    return mapping.entry(key).isPresent();
  }

  /** The place of a key that is there, or the head. */
  Span keySpan(String key) {
    return mapping.entry(key).map(e -> e.key().span()).orElseGet(this::head);
  }

  /** The value of a key; nothing written, or null, is reported. */
  Optional<YamlNode> get(String key) {
    return mapping.entry(key).flatMap(this::value);
  }

  private Optional<YamlNode> value(YamlMapping.Entry entry) {
    if (entry.value().isNull()) {
      diagnostics.add(
          Code.WRONG_NODE,
          entry.key().span(),
          "the key " + Diagnostic.quote(entry.name()) + " has no value",
          "give it one, or remove the key");
      return Optional.empty();
    }
    return entry.value() instanceof YamlBroken ? Optional.empty() : Optional.of(entry.value());
  }

  Optional<YamlScalar> scalar(String key) {
    return get(key).flatMap(node -> Nodes.scalar(node, "`" + key + "` of " + what, diagnostics));
  }

  Optional<String> text(String key) {
    return scalar(key).map(YamlScalar::text);
  }

  /** A single value that must be there. */
  Optional<YamlScalar> required(String key) {
    require(key);
    return scalar(key);
  }

  /** Reports every one of the keys that is missing; whether all are there. */
  boolean require(String... keys) {
    boolean complete = true;
    for (String key : keys) {
      if (!has(key)) {
        complete = false;
        diagnostics.add(
            Code.MISSING_KEY, head(), what + " needs the key `" + key + "`", "add `" + key + ":`");
      }
    }
    return complete;
  }

  Optional<YamlMapping> mapping(String key) {
    return get(key).flatMap(node -> Nodes.mapping(node, "`" + key + "` of " + what, diagnostics));
  }

  Optional<YamlSequence> list(String key) {
    return get(key).flatMap(node -> Nodes.list(node, "`" + key + "` of " + what, diagnostics));
  }

  /** The items of a list that are single values; empty if the key is not there. */
  List<YamlScalar> scalars(String key) {
    List<YamlScalar> result = new ArrayList<>();
    list(key)
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        item ->
                            Nodes.scalar(item, "an item of `" + key + "`", diagnostics)
                                .ifPresent(result::add)));
    return result;
  }

  List<String> texts(String key) {
    return scalars(key).stream().map(YamlScalar::text).toList();
  }

  /** The items of a list that are mappings. */
  List<YamlMapping> mappings(String key) {
    List<YamlMapping> result = new ArrayList<>();
    list(key)
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        item ->
                            Nodes.mapping(item, "an item of `" + key + "`", diagnostics)
                                .ifPresent(result::add)));
    return result;
  }

  /** The entries of a mapping under a key; empty if it is not there. */
  List<YamlMapping.Entry> entries(String key) {
    return mapping(key).map(YamlMapping::entries).orElse(List.of());
  }

  Optional<Boolean> flag(String key) {
    return word(key, Map.of("true", true, "false", false));
  }

  /** One of a closed list of words. */
  <T> Optional<T> word(String key, Map<String, T> words) {
    return scalar(key).flatMap(scalar -> Nodes.word(scalar, words, diagnostics));
  }

  /** Reports all keys of a group that are there, if they are more than one. */
  void atMostOne(String... keys) {
    List<String> present = Arrays.stream(keys).filter(this::has).toList();
    if (present.size() > 1) {
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          keySpan(present.get(1)),
          "`" + present.get(1) + "` cannot stand beside `" + present.get(0) + "`",
          "keep one of them");
    }
  }
}
