package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Question;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Samples the ways in which the unknown of a world could turn out (9.4). */
final class Completions {
  private final NaiveWorld world;
  private final Draw draw;
  private final RandomFacts values;
  private final List<CompletedFact> facts = new ArrayList<>();
  private int fresh;

  private Completions(NaiveWorld world, Draw draw) {
    this.world = world;
    this.draw = draw;
    this.values = new RandomFacts(draw, 0);
  }

  /** One completion of the world. */
  static CompletedWorld sample(
      Vocabulary vocabulary, NaiveWorld world, Question question, long seed) {
    Completions completions = new Completions(world, new Draw(seed));
    int added = completions.draw.of(0, 1, 2, 4);
    for (FactType type : vocabulary.types().values()) {
      completions.supplied(type);
      type.streams().forEach(stream -> completions.add(type, stream, added));
    }
    Ranks.assign(completions.facts, completions.draw);
    return new CompletedWorld(completions.facts, question.asOf());
  }

  /** The facts of the judged world: existing or not, one or two, with values. */
  private void supplied(FactType type) {
    boolean unify = draw.chance(50);
    List<Partial> partials = new ArrayList<>();
    for (NaiveFact fact : world.facts(type)) {
      Optional<Partial> same =
          unify
              ? partials.stream().filter(p -> p.mayBe(fact) && draw.chance(70)).findFirst()
              : Optional.empty();
      if (same.isPresent()) {
        same.get().unify(fact);
      } else {
        partials.add(new Partial(fact));
      }
    }
    int existing = draw.of(0, 50, 100);
    for (Partial partial : partials) {
      if (!partial.doubtful || draw.chance(existing)) {
        facts.add(completed(partial, type));
      }
    }
  }

  private CompletedFact completed(Partial partial, FactType type) {
    CompletedFact fact = new CompletedFact(type);
    fact.origins.addAll(partial.origins);
    for (NaiveFact origin : partial.origins) {
      fact.streams.addAll(origin.streams());
      fact.sources.addAll(origin.sources());
      fact.validity = fact.validity.union(world.validity(origin));
    }
    for (Field field : type.fields()) {
      if (NaiveFact.isGiven(field)) {
        complete(fact, field, partial.values.get(field.slot()));
      }
    }
    fact.written = partial.at();
    identify(fact, partial);
    return fact;
  }

  private void complete(CompletedFact fact, Field field, Value value) {
    int slot = field.slot();
    boolean nothing = value instanceof Value.Unknown && draw.chance(30);
    if (field.slot() == FactType.AT) {
      fact.values[slot] = Moment.at(instant((Moment) value));
      fact.has[slot] = Truth.TRUE;
    } else if (value instanceof Value.Absent || nothing) {
      boolean hasDefault = !(field.whenAbsent() instanceof Value.Absent);
      fact.values[slot] = hasDefault ? Value.Absent.ABSENT : drawn(field);
      fact.has[slot] = Truth.FALSE;
    } else {
      fact.values[slot] = known(field, value);
      fact.has[slot] = Truth.TRUE;
    }
  }

  private Value known(Field field, Value value) {
    if (!value.isKnown()) {
      return drawn(field);
    }
    if (value instanceof Moment moment) {
      return Moment.at(instant(moment));
    }
    if (value instanceof Value.Items items) {
      return new Value.Items(
          items.elements().stream()
              .map(e -> e.isKnown() ? e : new Value.Text(draw.of("x", "y", "u")))
              .toList());
    }
    return value;
  }

  private Value drawn(Field field) {
    return field.name().equals("id") ? new Value.Text("new" + fresh++) : values.value(field, 0);
  }

  /** An instant of the interval. */
  private long instant(Moment moment) {
    if (moment.isExact()) {
      return moment.earliest();
    }
    for (int i = 0; i < 12; i++) {
      long drawn = Clock.hours(6 * draw.between(0, 48)) + (draw.chance(20) ? 1 : 0);
      if (drawn >= moment.earliest() && drawn <= moment.latest()) {
        return drawn;
      }
    }
    if (moment.earliest() != Long.MIN_VALUE && draw.chance(50)) {
      return moment.earliest();
    }
    return moment.latest() == Long.MAX_VALUE ? Clock.hours(300) : moment.latest();
  }

  /** 1.5: of states, which entity it is; of the rest, the fact itself. */
  private void identify(CompletedFact fact, Partial partial) {
    if (!fact.type.isState()) {
      return;
    }
    Optional<Field> id =
        fact.type.id().stream().filter(field -> fact.has[field.slot()].isTrue()).findFirst();
    if (id.isPresent()) {
      fact.identified = true;
      boolean known = partial.values.get(id.get().slot()).isKnown();
      if (!known && draw.chance(50)) {
        earlier(fact)
            .filter(other -> !inSnapshotOf(other.entity, fact))
            .filter(other -> other.identified)
            .ifPresent(other -> fact.values[id.get().slot()] = other.values[id.get().slot()]);
      }
      fact.entity = fact.values[id.get().slot()];
    } else if (draw.chance(50)) {
      earlier(fact)
          .filter(
              other ->
                  !inSnapshotOf(other.entity, fact) && CompletedFact.equalButForAt(other, fact))
          .ifPresent(other -> fact.entity = other.entity);
    }
  }

  private Optional<CompletedFact> earlier(CompletedFact fact) {
    List<CompletedFact> others = facts.stream().filter(f -> f.type == fact.type).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(draw.pick(others));
  }

  /** Whether the fact's own snapshot holds another record of the entity. */
  private boolean inSnapshotOf(Object entity, CompletedFact fact) {
    boolean completed =
        facts.stream()
            .filter(other -> other.type == fact.type && other.entity.equals(entity))
            .anyMatch(other -> other.at() == fact.at() && shared(other.sources, fact.sources));
    boolean toComplete =
        world.facts(fact.type).stream()
            .filter(other -> other.knownId().equals(List.of(entity)))
            .anyMatch(
                other ->
                    other.at().earliest() == fact.at() && shared(other.sources(), fact.sources));
    return completed || toComplete;
  }

  private static boolean shared(Set<String> a, Set<String> b) {
    return a.stream().anyMatch(b::contains);
  }

  /** Facts inside gaps and in the future: events at an instant, states over a stretch. */
  private void add(FactType type, Stream stream, int most) {
    TimeSet covered = world.coverage().covered(type, stream);
    TimeSet open = TimeSet.ALWAYS.minus(world.coverage().past(type).intersect(covered));
    for (int i = draw.between(0, most); i > 0 && !open.isEmpty(); i--) {
      List<Long> instants = instants(open);
      if (!instants.isEmpty()) {
        addOne(type, stream, open, draw.pick(instants));
      }
    }
  }

  private static List<Long> instants(TimeSet open) {
    List<Long> instants = new ArrayList<>();
    for (int i = -4; i < 52; i++) {
      instants.add(Clock.hours(6 * i));
    }
    for (TimeSet.Stretch stretch : open.stretches()) {
      instants.add(stretch.from());
      instants.add(Ticks.plus(stretch.until(), -1));
    }
    instants.removeIf(at -> !open.contains(at) || at == Long.MIN_VALUE || at == Long.MAX_VALUE);
    return instants;
  }

  private void addOne(FactType type, Stream stream, TimeSet open, long instant) {
    CompletedFact fact = new CompletedFact(type);
    fact.streams.add(stream.name());
    for (Field field : type.fields()) {
      if (NaiveFact.isGiven(field)) {
        boolean at = field.slot() == FactType.AT;
        complete(fact, field, at ? Moment.at(instant) : new Value.Unknown("added"));
      }
    }
    stream
        .scope()
        .ifPresent(
            scope -> {
              int slot = type.field(scope.field()).orElseThrow().slot();
              fact.values[slot] = scope.value();
              fact.has[slot] = Truth.TRUE;
            });
    fact.written = Moment.at(instant);
    if (type.isState()) {
      long until = instant + draw.of(1L, 6 * Clock.HOUR, 3 * Clock.DAY);
      fact.validity = open.intersect(TimeSet.between(instant, until));
      type.id().stream()
          .filter(id -> fact.has[id.slot()].isTrue())
          .forEach(id -> fact.entity = entity(fact, id));
    }
    facts.add(fact);
  }

  /** A new entity, or one of which the stream supplies nothing at that time. */
  private Object entity(CompletedFact fact, Field id) {
    fact.identified = true;
    earlier(fact)
        .filter(other -> other.identified)
        .map(other -> other.values[id.slot()])
        .filter(
            entity ->
                facts.stream()
                    .filter(f -> f.type == fact.type && f.entity.equals(entity))
                    .allMatch(f -> f.validity.intersect(fact.validity).isEmpty()))
        .ifPresent(entity -> fact.values[id.slot()] = entity);
    return fact.values[id.slot()];
  }
}
