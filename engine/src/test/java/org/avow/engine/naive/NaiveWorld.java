package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Question;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** What exists for a question, and when it is valid (sections 1 and 2). */
final class NaiveWorld {
  private final Question question;
  private final NaiveCoverage coverage;
  private final Map<FactType, List<NaiveFact>> facts = new LinkedHashMap<>();
  private final Map<NaiveFact, TimeSet> validity = new LinkedHashMap<>();

  NaiveWorld(Vocabulary vocabulary, Evidence evidence, Question question) {
    this.question = question;
    this.coverage = new NaiveCoverage(evidence, question);
    for (FactType type : vocabulary.types().values()) {
      facts.put(type, existing(type, evidence));
    }
  }

  NaiveCoverage coverage() {
    return coverage;
  }

  /** All facts that exist or may exist, in the order of their places. */
  List<NaiveFact> facts(FactType type) {
    return facts.getOrDefault(type, List.of());
  }

  /** 1.2, 2.7: whether the fact exists for the verdict. */
  Truth exists(NaiveFact fact) {
    Truth before =
        fact.type().isState() ? Truth.TRUE : fact.at().isBefore(Moment.at(question.asOf()));
    return fact.doubtful() ? before.atMostUnknown() : before;
  }

  /** 2.5: when the observation is valid. */
  TimeSet validity(NaiveFact state) {
    return validity.getOrDefault(state, TimeSet.EMPTY);
  }

  /** The records of a type by identity (1.2, 1.5, 2.7, 2.8). */
  private List<NaiveFact> existing(FactType type, Evidence evidence) {
    Map<List<Object>, NaiveFact> merged = new LinkedHashMap<>();
    List<Supplied> records = new ArrayList<>();
    for (SourceEvidence source : evidence.sources()) {
      for (Fact fact : source.facts()) {
        if (fact.type() == type && counts(fact, source)) {
          records.add(new Supplied(fact, source));
        }
      }
    }
    records.sort(Comparator.comparing(r -> r.fact().place()));
    for (Supplied each : records) {
      List<Object> identity = identity(each);
      NaiveFact known = merged.get(identity);
      if (known == null) {
        known =
            new NaiveFact(
                type, each.fact().slots(), each.fact().doubtful(), each.fact(), this::derive);
        merged.put(identity, known);
      } else {
        known.merge(each.fact());
      }
      known.sources().add(each.source().id());
      known.streams().addAll(coverage.streamsOf(each.source(), type));
      if (type.isState()) {
        TimeSet valid = coverage.validity(each.source(), each.fact().at().earliest());
        validity.merge(known, valid, TimeSet::union);
      }
    }
    return List.copyOf(merged.values());
  }

  private record Supplied(Fact fact, SourceEvidence source) {}

  /** 1.2: nothing later exists; 2.7: tolerance; 2.8: declared facts count only where accepted. */
  private boolean counts(Fact fact, SourceEvidence source) {
    boolean tolerated =
        fact.doubtful()
            && source.unreadable().size() <= question.profile().tolerance()
            && source.unreadable().stream().anyMatch(u -> u.place().equals(fact.place()));
    boolean later =
        fact.type().isState()
            ? fact.at().earliest() > question.asOf()
            : fact.at().earliest() >= question.asOf();
    return !later && !tolerated && coverage.standingAccepted(source);
  }

  /**
   * 1.5: type and declared id (of states also source and observation), else digest and position.
   */
  private static List<Object> identity(Supplied record) {
    Fact fact = record.fact();
    List<Value> id =
        new NaiveFact(fact.type(), fact.slots(), false, fact, (f, x) -> Value.Absent.ABSENT)
            .knownId();
    if (!id.isEmpty()) {
      return fact.type().isState() ? List.of(id, record.source().id(), fact.at()) : List.of(id);
    }
    Place place = fact.place();
    Object file =
        record.source().files().stream()
            .filter(f -> f.path().equals(place.path()))
            .map(f -> (Object) f.digest())
            .findFirst()
            .orElse(place.source() + ":" + place.path());
    return List.of(file, place.line(), place.column(), place.pointer());
  }

  /**
   * 1.5: when the observation holds: while it is valid, and no later observation of the entity by a
   * valid snapshot of one of its streams disagrees. {@code widest}: unless it certainly does.
   */
  TimeSet holding(NaiveFact state, boolean widest) {
    TimeSet result = validity(state);
    for (NaiveFact other : facts(state.type())) {
      boolean later =
          other != state
              && other.at().earliest() > state.at().earliest()
              && other.streams().stream().anyMatch(state.streams()::contains);
      if (later && supersedes(other, state, widest)) {
        result = result.minus(validity(other));
      }
    }
    return result;
  }

  /** Whether the two are of one entity; without an id, an entity is its record. */
  private static boolean supersedes(NaiveFact later, NaiveFact earlier, boolean certainly) {
    if (later.type().id().isEmpty() || (Entities.lacksId(later) && Entities.lacksId(earlier))) {
      return false;
    }
    Truth same = Entities.same(later, earlier);
    return certainly ? same.isTrue() && !later.doubtful() : !same.isFalse();
  }

  /** 4.10 and computed fields. */
  private Value derive(NaiveFact fact, Field field) {
    if (field.derivation() instanceof Field.Computed computed) {
      return Kleene.value(computed.expression(), new Scene(fact, NaiveRow.NONE, NaiveRow.NONE));
    }
    return new Neighbours(this, question.asOf())
        .neighbour(fact, (Field.Neighbour) field.derivation());
  }

  /** 2.6: a fact of which nothing but the stream's scope is known. */
  NaiveFact phantom(FactType type, Stream stream) {
    List<Value> values =
        type.fields().stream()
            .map(
                field ->
                    field.slot() == FactType.AT
                        ? Moment.ANY
                        : stream.scope().isPresent()
                                && stream.scope().get().field().equals(field.name())
                            ? stream.scope().get().value()
                            : (Value) new Value.Unknown("not supplied"))
            .collect(Collectors.toList());
    return new NaiveFact(
        type,
        values,
        true,
        null,
        (fact, field) ->
            field.derivation() instanceof Field.Computed
                ? derive(fact, field)
                : new Value.Unknown("not supplied"));
  }

  /** Entities of states and how records without an id may coincide (1.5). */
  static final class Entities {
    private Entities() {}

    /** Whether two observations are of one entity. */
    static Truth same(NaiveFact a, NaiveFact b) {
      Truth alike = NaiveFact.mayBeEqual(a, b) ? Truth.UNKNOWN : Truth.FALSE;
      if (a.type().id().isEmpty() || (lacksId(a) && lacksId(b))) {
        return alike;
      }
      Truth same = Truth.TRUE;
      for (Field field : a.type().id()) {
        same = same.and(NaiveFact.equal(a.read(field), b.read(field)));
      }
      return same;
    }

    /** Whether the record certainly has no id: its place is what identifies it (1.5). */
    private static boolean lacksId(NaiveFact fact) {
      return fact.type().id().stream().anyMatch(field -> fact.read(field) instanceof Value.Absent);
    }
  }
}
