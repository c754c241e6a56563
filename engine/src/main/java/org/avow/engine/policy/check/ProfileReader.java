package org.avow.engine.policy.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.policy.WaiverTerms;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads {@code profile} documents against the policies and the streams (semantics 6.9). */
final class ProfileReader {
  private static final String[] KEYS = {
    "profile",
    "title",
    "policies",
    "block_from",
    "block_inconclusive",
    "max_age",
    "lookback",
    "accept",
    "suppliable_only",
    "tolerance",
    "parts",
    "params",
    "waivers"
  };

  private static final long DAY = 86_400_000_000_000L;
  private static final long DEFAULT_DAYS = 31;
  private static final int MOST_APPROVERS = 100;

  private final Vocabulary vocabulary;
  private final List<Policy> policies;
  private final Diagnostics diagnostics;
  private final Map<String, Span> ids = new LinkedHashMap<>();

  ProfileReader(Vocabulary vocabulary, List<Policy> policies, Diagnostics diagnostics) {
    this.vocabulary = vocabulary;
    this.policies = policies;
    this.diagnostics = diagnostics;
  }

  Optional<Profile> read(YamlMapping document) {
    Entries entries = Entries.of(document, "a profile", diagnostics, KEYS);
    Optional<String> id = entries.required("profile").flatMap(this::declare);
    Set<String> accepted = accepted(entries);
    RuleSeverity blockFrom =
        entries.word("block_from", RuleReader.SEVERITIES).orElse(RuleSeverity.LOW);
    Optional<List<String>> selected = policies(entries);
    Map<String, Value> parameters = parameters(entries);
    WaiverTerms waivers = entries.mapping("waivers").map(this::waivers).orElse(WaiverTerms.DEFAULT);
    return id.map(
        name ->
            new Profile(
                name,
                entries.text("title").orElse(name),
                selected,
                entries.flag("suppliable_only").orElse(false),
                blockFrom,
                entries.flag("block_inconclusive").orElse(true),
                length(entries, "max_age"),
                length(entries, "lookback"),
                accepted.contains("declared"),
                accepted.contains("assumed_snapshots"),
                accepted.contains("assumed_absence"),
                tolerance(entries),
                parts(entries),
                parameters,
                waivers,
                entries.span()));
  }

  private Optional<String> declare(YamlScalar name) {
    Span first = ids.putIfAbsent(name.text(), name.span());
    if (first != null) {
      Names.duplicate(name, "profiles", first, diagnostics);
      return Optional.empty();
    }
    return Names.id(name, diagnostics);
  }

  private Set<String> accepted(Entries entries) {
    Map<String, String> words = new LinkedHashMap<>();
    List.of("declared", "assumed_snapshots", "assumed_absence").forEach(w -> words.put(w, w));
    Set<String> accepted = new LinkedHashSet<>();
    entries
        .scalars("accept")
        .forEach(scalar -> Nodes.word(scalar, words, diagnostics).ifPresent(accepted::add));
    return accepted;
  }

  private Optional<List<String>> policies(Entries entries) {
    if (!entries.has("policies")) {
      return Optional.empty();
    }
    List<String> known = policies.stream().map(Policy::id).distinct().toList();
    Set<String> selected = new LinkedHashSet<>();
    for (YamlScalar name : entries.scalars("policies")) {
      if (!known.contains(name.text())) {
        Names.unknown(name, "policy", known, diagnostics);
      } else if (!selected.add(name.text())) {
        Names.repeated(name, diagnostics);
      }
    }
    return Optional.of(List.copyOf(selected));
  }

  private long length(Entries entries, String key) {
    Optional<YamlScalar> scalar = entries.scalar(key);
    long nanos =
        scalar.flatMap(s -> TimeLiterals.duration(s, diagnostics)).orElse(DEFAULT_DAYS * DAY);
    if (nanos == 0) {
      diagnostics.add(
          Code.INVALID_DURATION,
          scalar.map(YamlScalar::span).orElseGet(entries::head),
          "`" + key + "` cannot be nothing",
          "write a duration such as `P31D`");
    }
    return nanos;
  }

  private long tolerance(Entries entries) {
    Optional<YamlScalar> scalar = entries.scalar("tolerance");
    long records =
        scalar
            .flatMap(s -> Constants.read(s, Type.Scalar.INT, diagnostics))
            .map(value -> ((Value.Int) value).value())
            .orElse(0L);
    if (records < 0) {
      diagnostics.add(
          Code.INVALID_VALUE,
          scalar.map(YamlScalar::span).orElseGet(entries::head),
          "a number of records is never negative",
          "write `0` or more");
    }
    return records;
  }

  private Map<String, List<String>> parts(Entries entries) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : entries.entries("parts")) {
      if (!vocabulary.streams().containsKey(entry.name())) {
        Names.unknown(entry.key(), "stream", vocabulary.streams().keySet(), diagnostics);
      }
      Nodes.list(entry.value(), "the parts of a stream", diagnostics)
          .ifPresent(
              list ->
                  parts.put(
                      entry.name(),
                      list.items().stream()
                          .flatMap(i -> Nodes.scalar(i, "a part", diagnostics).stream())
                          .flatMap(s -> Names.sourceId(s, diagnostics).stream())
                          .toList()));
    }
    return Collections.unmodifiableMap(parts);
  }

  private Map<String, Value> parameters(Entries entries) {
    ParameterValues values = new ParameterValues(policies, diagnostics);
    entries.entries("params").forEach(entry -> values.set(entry.key(), entry.value()));
    return values.all();
  }

  private WaiverTerms waivers(YamlMapping mapping) {
    Entries entries =
        Entries.of(mapping, "`waivers` of a profile", diagnostics, "approvers", "honoured");
    Optional<YamlScalar> scalar = entries.scalar("approvers");
    long approvers =
        scalar
            .flatMap(s -> Constants.read(s, Type.Scalar.INT, diagnostics))
            .map(value -> ((Value.Int) value).value())
            .orElse((long) WaiverTerms.DEFAULT.approvers());
    boolean possible = approvers >= 1 && approvers <= MOST_APPROVERS;
    if (!possible) {
      diagnostics.add(
          Code.INVALID_VALUE,
          scalar.map(YamlScalar::span).orElseGet(entries::head),
          "a waiver needs 1 to " + MOST_APPROVERS + " approvers",
          "write a number such as `2`, or `honoured: false` to heed no waiver at all");
    }
    return new WaiverTerms(possible ? (int) approvers : 1, entries.flag("honoured").orElse(true));
  }
}
