package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.KeyPart;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Waiver;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;

/** Reads which findings of a rule a waiver is about. Mutable, for one thread. */
final class WaiverKeys {
  private static final Pattern HIDDEN = Pattern.compile("hmac:([0-9a-f]{8}):[0-9a-f]{32}");
  private static final String ANY = "any";

  private final List<Policy> policies;
  private final Diagnostics diagnostics;
  private final List<Span> personal = new ArrayList<>();

  WaiverKeys(List<Policy> policies, Diagnostics diagnostics) {
    this.policies = policies;
    this.diagnostics = diagnostics;
  }

  /** The scope that a waiver states. */
  record Read(Waiver.Scope scope, Map<String, Waiver.Part> parts) {}

  /** Where personal values stand in the clear. */
  List<Span> personal() {
    return List.copyOf(personal);
  }

  /**
   * Reads {@code key}.
   *
   * @param rule {@code policy/rule}; empty if it is unknown, and then so is what may be shown
   * @return empty if something is wrong with it, which is then reported
   */
  Optional<Read> read(Entries waiver, Optional<String> rule) {
    if (!waiver.has("key")) {
      return Optional.of(new Read(Waiver.Scope.RULE, Map.of()));
    }
    Optional<YamlNode> node = waiver.get("key");
    if (node.isPresent() && node.get() instanceof YamlScalar scalar && scalar.text().equals(ANY)) {
      return Optional.of(new Read(Waiver.Scope.ANY, Map.of()));
    }
    Optional<YamlMapping> mapping =
        node.flatMap(n -> Nodes.mapping(n, "`key` of a waiver", diagnostics));
    Map<String, KeyPart> known = rule.map(this::known).orElse(Map.of());
    boolean secret =
        rule.isEmpty() || known.values().stream().anyMatch(p -> p.personal().isPresent());
    if (mapping.isEmpty() && secret) {
      node.ifPresent(other -> personal.add(other.span()));
    }
    if (rule.isEmpty()) {
      mapping.ifPresent(m -> m.entries().forEach(entry -> personal.add(entry.value().span())));
      return Optional.empty();
    }
    return mapping.flatMap(parts -> parts(parts, known));
  }

  /** The parts of the key of the rule, in all versions of its policy. */
  private Map<String, KeyPart> known(String rule) {
    Map<String, KeyPart> parts = new LinkedHashMap<>();
    policies.stream()
        .flatMap(
            policy ->
                policy.rules().stream().filter(each -> rule.equals(policy.id() + "/" + each.id())))
        .flatMap(each -> KeyPart.of(each).stream())
        .forEach(part -> parts.putIfAbsent(part.name(), part));
    return parts;
  }

  private Optional<Read> parts(YamlMapping mapping, Map<String, KeyPart> known) {
    Map<String, Waiver.Part> parts = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      KeyPart part = known.get(entry.name());
      if (part == null) {
        personal.add(entry.value().span());
        Names.unknown(entry.key(), "key part", known.keySet(), diagnostics);
      } else {
        part(entry, part).ifPresent(value -> parts.put(part.name(), value));
      }
    }
    if (mapping.entries().isEmpty()) {
      diagnostics.add(
          Code.WRONG_NODE,
          mapping.span(),
          "the key is empty",
          "leave `key` out for the rule itself, or write `key: any` for all of its findings");
    }
    boolean complete = parts.size() == mapping.entries().size() && !parts.isEmpty();
    Waiver.Scope scope = parts.size() < known.size() ? Waiver.Scope.PART : Waiver.Scope.KEY;
    return complete ? Optional.of(new Read(scope, parts)) : Optional.empty();
  }

  private Optional<Waiver.Part> part(YamlMapping.Entry entry, KeyPart part) {
    Optional<YamlScalar> scalar = Nodes.scalar(entry.value(), "a part of a key", diagnostics);
    boolean hidden = scalar.filter(s -> s.text().startsWith("hmac:")).isPresent();
    if (part.personal().isEmpty() && !hidden) {
      return Constants.read(entry.value(), part.type(), diagnostics).map(Waiver.Plain::new);
    }
    if (part.personal().isEmpty()) {
      report(
          Code.INVALID_HMAC,
          entry,
          "`" + part.name() + "` is not personal, so that nothing stands for its value",
          "write the value itself");
      return Optional.empty();
    }
    return scalar.flatMap(value -> hidden(entry, value));
  }

  private Optional<Waiver.Part> hidden(YamlMapping.Entry entry, YamlScalar scalar) {
    Matcher matcher = HIDDEN.matcher(scalar.text());
    if (matcher.matches()) {
      return Optional.of(new Waiver.Hidden(matcher.group(1), scalar.text()));
    }
    if (scalar.text().startsWith("hmac:")) {
      report(
          Code.INVALID_HMAC,
          entry,
          "this is not what stands for a personal value",
          "copy it from a verdict, or let `avow waive` write it: `hmac:`, 8 digits, `:`, 32 digits");
    } else {
      personal.add(scalar.span());
      report(
          Code.PERSONAL_IN_WAIVER,
          entry,
          "`" + entry.name() + "` is personal, and its value stands here for everybody to read",
          "let `avow waive` write what stands for it under your key");
    }
    return Optional.empty();
  }

  private void report(Code code, YamlMapping.Entry entry, String message, String help) {
    diagnostics.add(code, entry.key().span(), message, help);
  }
}
