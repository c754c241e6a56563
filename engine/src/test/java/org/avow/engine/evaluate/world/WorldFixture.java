package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Builds types, sources and worlds by hand, with small integers as instants. */
final class WorldFixture {
  static final Span SPAN = new TextFile("vocabulary.yaml", "x").whole();
  static final Span MANIFEST = new TextFile("avow.yaml", "\n\nsource").whole();

  private WorldFixture() {}

  static Stream stream(String name, String... parts) {
    return new Stream(name, List.of(parts), Optional.empty(), "", SPAN);
  }

  static Stream scoped(String name, String field, String value) {
    return new Stream(
        name, List.of(), Optional.of(new Stream.Scope(field, new Value.Text(value))), "", SPAN);
  }

  /** A type with fields id (if identified), key, value, seq, next_at and previous_at. */
  static FactType type(FactType.Kind kind, boolean identified, Stream... streams) {
    List<Field> fields = new ArrayList<>();
    fields.add(field("at", Type.Scalar.TIMESTAMP, 0, Field.Given.GIVEN));
    fields.add(field("id", Type.Scalar.STRING, 1, Field.Given.GIVEN));
    fields.add(field("key", Type.Scalar.STRING, 2, Field.Given.GIVEN));
    fields.add(field("value", Type.Scalar.STRING, 3, Field.Given.GIVEN));
    fields.add(field("seq", Type.Scalar.INT, 4, Field.Given.GIVEN));
    fields.add(
        field("next_at", Type.Scalar.TIMESTAMP, 5, new Field.Neighbour(true, List.of("key"))));
    fields.add(
        field("previous_at", Type.Scalar.TIMESTAMP, 6, new Field.Neighbour(false, List.of("key"))));
    return new FactType(
        "thing",
        kind,
        "",
        fields,
        identified ? List.of(fields.get(1)) : List.of(),
        Optional.of(fields.get(4)),
        List.of(streams),
        SPAN);
  }

  private static Field field(String name, Type type, int slot, Field.Derivation derivation) {
    return new Field(name, type, slot, false, Value.Absent.ABSENT, derivation, "", SPAN);
  }

  static Value text(String value) {
    return switch (value) {
      case "?" -> new Value.Unknown("test");
      case "-" -> Value.Absent.ABSENT;
      default -> new Value.Text(value);
    };
  }

  /** A fact; {@code ?} is unknown, {@code -} absent, in any of the strings. */
  static Fact fact(FactType type, String source, int line, Moment at, String... values) {
    List<Value> slots = new ArrayList<>();
    slots.add(at);
    for (String value : values) {
      slots.add(text(value));
    }
    while (slots.size() < type.fields().size()) {
      slots.add(Value.Absent.ABSENT);
    }
    return new Fact(type, slots, new Place(source, source + ".jsonl", line, 1, ""), false);
  }

  static Fact numbered(FactType type, String source, int line, long at, long seq) {
    List<Value> slots = new ArrayList<>(fact(type, source, line, Moment.at(at)).slots());
    slots.set(4, new Value.Int(seq));
    return new Fact(type, slots, new Place(source, source + ".jsonl", line, 1, ""), false);
  }

  static Fact unreadable(FactType type, String source, int line, Moment at) {
    return new Fact(
        type,
        fact(type, source, line, at, "?", "?", "?", "?").slots(),
        new Place(source, source + ".jsonl", line, 1, ""),
        true);
  }

  /** A source of events that covers the given span. */
  static SourceEvidence events(
      String id, FactType type, Optional<Stream> stream, TimeSet covered, Fact... facts) {
    return source(
        id,
        type,
        stream,
        Optional.empty(),
        Standing.OBSERVED,
        covered,
        false,
        List.of(),
        false,
        facts);
  }

  /** A source of snapshots. */
  static SourceEvidence snapshots(
      String id, FactType type, List<Long> observations, Fact... facts) {
    return source(
        id,
        type,
        Optional.of(type.streams().get(0)),
        Optional.empty(),
        Standing.OBSERVED,
        TimeSet.EMPTY,
        true,
        observations,
        false,
        facts);
  }

  static SourceEvidence source(
      String id,
      FactType type,
      Optional<Stream> stream,
      Optional<String> part,
      Standing standing,
      TimeSet covered,
      boolean coverAssumed,
      List<Long> observations,
      boolean observationsAssumed,
      Fact... facts) {
    return new SourceEvidence(
        id,
        stream,
        part,
        List.of(type),
        standing,
        covered,
        coverAssumed,
        observations,
        observationsAssumed,
        List.of(facts),
        List.of(),
        facts.length,
        List.of(),
        Optional.empty(),
        MANIFEST);
  }

  static Question question(long asOf, long maxAge) {
    return new Question(
        asOf, 0, asOf, false, profile(maxAge, false, false, 0), List.of(), List.of());
  }

  static Question question(long asOf, Profile profile) {
    return new Question(asOf, 0, asOf, false, profile, List.of(), List.of());
  }

  static Profile profile(long maxAge, boolean declared, boolean assumed, long tolerance) {
    return new Profile(
        "test",
        "",
        Optional.empty(),
        false,
        RuleSeverity.LOW,
        true,
        maxAge,
        31,
        declared,
        assumed,
        assumed,
        tolerance,
        Map.of(),
        Map.of(),
        SPAN);
  }

  static World world(FactType type, Question question, SourceEvidence... sources) {
    Map<String, Stream> streams = new LinkedHashMap<>();
    type.streams().forEach(s -> streams.put(s.name(), s));
    return World.of(
        new Vocabulary(Map.of(type.name(), type), streams),
        new Evidence(List.of(sources)),
        question);
  }
}
