package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/**
 * A pack written as YAML, evidence stated fact by fact, and a question. What a source covers is
 * everything unless a test says otherwise. Mutable.
 */
final class Scenario {
  private static final Span SPAN = new TextFile("avow.yaml", "source").whole();

  private final Pack pack;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private long asOf = instant("2015-01-01");
  private Optional<Long> from = Optional.empty();
  private String profile = "default";

  Scenario(String documents) {
    this.pack = PackLoader.load(List.of(new TextFile("pack.yaml", documents)));
  }

  /** A source while it is being filled; its stream has its name. Mutable. */
  private static final class Source {
    private final List<Fact> facts = new ArrayList<>();
    private TimeSet covered = TimeSet.ALWAYS;
    private final List<Long> observations = new ArrayList<>();
  }

  static long instant(String text) {
    return Timestamps.parse(text).orElseThrow().earliest();
  }

  Scenario asOf(String text) {
    asOf = instant(text);
    return this;
  }

  Scenario periodFrom(String text) {
    from = Optional.of(instant(text));
    return this;
  }

  Scenario profile(String id) {
    profile = id;
    return this;
  }

  /** The source of a stream covers from one instant to another, and no more. */
  Scenario covers(String stream, String first, String until) {
    source(stream).covered = TimeSet.between(instant(first), instant(until));
    return this;
  }

  /** The source of a stream covers everything from the beginning. */
  Scenario coversAlways(String stream) {
    source(stream).covered = TimeSet.ALWAYS;
    return this;
  }

  /** The source of a stream covers everything but this. */
  Scenario gap(String stream, String first, String until) {
    Source source = source(stream);
    source.covered = source.covered.minus(TimeSet.between(instant(first), instant(until)));
    return this;
  }

  /** The source of a stream took a snapshot. */
  Scenario observed(String stream, String... instants) {
    for (String at : instants) {
      source(stream).observations.add(instant(at));
    }
    return this;
  }

  private Source source(String stream) {
    return sources.computeIfAbsent(stream, s -> new Source());
  }

  /**
   * States a fact of a type whose stream has the type's name: its instant and its fields, as {@code
   * name=value}; {@code ?} is unknown.
   */
  Scenario fact(String type, String at, String... fields) {
    return add(type, at, false, fields);
  }

  /** A record that could not be read. */
  Scenario unreadable(String type) {
    return add(type, "?", true);
  }

  private Scenario add(String typeName, String at, boolean doubtful, String... fields) {
    FactType type = pack.vocabulary().type(typeName).orElseThrow();
    Map<String, String> given = new LinkedHashMap<>();
    for (String field : fields) {
      given.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
    }
    List<Value> slots = new ArrayList<>();
    for (Field field : type.fields()) {
      String text =
          field.slot() == FactType.AT ? at : given.getOrDefault(field.name(), doubtful ? "?" : "");
      slots.add(value(field, text));
    }
    List<Fact> facts = source(typeName).facts;
    Place place = new Place(typeName, typeName + ".jsonl", facts.size() + 1, 1, "");
    facts.add(new Fact(type, slots, place, doubtful));
    return this;
  }

  private static Value value(Field field, String text) {
    if (text.equals("?")) {
      return field.slot() == FactType.AT ? Moment.ANY : new Value.Unknown("nobody knows");
    }
    if (text.isEmpty()) {
      return Value.Absent.ABSENT;
    }
    return switch (field.type().toString()) {
      case "timestamp" -> Timestamps.parse(text).orElseThrow();
      case "bool" -> Value.Bool.of(text.equals("true"));
      case "int" -> new Value.Int(Long.parseLong(text));
      default -> new Value.Text(text);
    };
  }

  /** Judges, and expects one report. */
  RuleReport report() {
    List<RuleReport> reports = reports();
    if (reports.size() != 1) {
      throw new IllegalStateException("rules: " + reports.size());
    }
    return reports.get(0);
  }

  List<RuleReport> reports() {
    return Evaluation.run(pack, evidence(), question());
  }

  Pack pack() {
    return pack;
  }

  Evidence evidence() {
    List<SourceEvidence> result = new ArrayList<>();
    sources.forEach((name, source) -> result.add(evidence(name, source)));
    return new Evidence(result);
  }

  private SourceEvidence evidence(String name, Source source) {
    Stream stream = pack.vocabulary().streams().get(name);
    List<FactType> makes =
        pack.vocabulary().types().values().stream()
            .filter(t -> t.streams().stream().anyMatch(s -> s.name().equals(name)))
            .toList();
    return new SourceEvidence(
        name,
        Optional.ofNullable(stream),
        Optional.empty(),
        makes,
        Standing.OBSERVED,
        source.covered,
        false,
        source.observations,
        false,
        source.facts,
        List.of(),
        source.facts.size(),
        List.of(),
        Optional.empty(),
        SPAN);
  }

  Question question() {
    Profile chosen =
        pack.profiles().stream().filter(p -> p.id().equals(profile)).findFirst().orElseThrow();
    long start = from.orElse(asOf - chosen.lookback());
    return new Question(asOf, start, asOf, from.isPresent(), chosen, List.of(), List.of());
  }

  /** A report in one line: outcome, counts, findings. */
  static String told(RuleReport report) {
    return report.outcome().word()
        + report.findings().stream()
            .map(Scenario::told)
            .collect(Collectors.joining("; ", " [", "]"));
  }

  private static String told(Finding finding) {
    String reasons =
        finding.reasons().stream().sorted().map(Reason::word).collect(Collectors.joining("+"));
    return finding.outcome().word()
        + " "
        + subject(finding.subject())
        + " "
        + reasons
        + finding.due().map(due -> " due " + Timestamps.formatInstant(due)).orElse("")
        + finding.lateSince().map(late -> " since " + Timestamps.formatInstant(late)).orElse("")
        + finding.count().map(c -> " " + c.least() + ".." + most(c)).orElse("");
  }

  private static String most(Finding.Bounds bounds) {
    return bounds.most() == Long.MAX_VALUE ? "" : "" + bounds.most();
  }

  private static String subject(Finding.Subject subject) {
    if (subject instanceof Finding.OfFact of) {
      return of.fact().type() + ":" + of.fact().place().line();
    }
    if (subject instanceof Finding.OfGroup of) {
      return "group:" + of.first().place().line();
    }
    return "rule";
  }
}
