package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.text.Order;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Which facts are one and the same (semantics 1.5). */
final class Identities {
  private final FactType type;

  Identities(FactType type) {
    this.type = type;
  }

  /**
   * Merges facts of one identity: type and id; of states also source and observation. Fields in
   * which they differ become unknown. The first place stands for all.
   */
  List<Fact> merge(List<Fact> facts) {
    if (type.id().isEmpty()) {
      return facts;
    }
    Collection<List<Fact>> groups = groups(facts);
    List<Fact> merged = new ArrayList<>(groups.size());
    for (List<Fact> group : groups) {
      merged.add(group.size() == 1 ? group.get(0) : one(group));
    }
    merged.sort(Order.by(Fact::place));
    return merged;
  }

  /** The places of merged facts that have more than one, by the place that stands for all. */
  Map<Place, List<Place>> places(List<Fact> facts) {
    Map<Place, List<Place>> places = new HashMap<>();
    if (!type.id().isEmpty()) {
      for (List<Fact> group : groups(facts)) {
        if (group.size() > 1) {
          places.put(group.get(0).place(), group.stream().map(Fact::place).sorted().toList());
        }
      }
    }
    return places;
  }

  private Collection<List<Fact>> groups(List<Fact> facts) {
    Map<Object, List<Fact>> groups = new LinkedHashMap<>();
    for (Fact fact : facts) {
      Optional<List<Value>> id = id(fact);
      Object identity = fact;
      if (id.isPresent()) {
        identity =
            type.isState() ? new Observation(id.get(), fact.place().source(), fact.at()) : id.get();
      }
      groups.computeIfAbsent(identity, k -> new ArrayList<>(1)).add(fact);
    }
    return groups.values();
  }

  /** The values of the declared id, if there is one and all of it is known. */
  static Optional<List<Value>> id(Fact fact) {
    List<Value> id = new ArrayList<>();
    for (Field field : fact.type().id()) {
      Value value = fact.get(field.slot());
      boolean exact = !(value instanceof Moment moment) || moment.isExact();
      if (!value.isKnown() || !exact) {
        return Optional.empty();
      }
      id.add(value);
    }
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }

  /** Whether two merged facts may be one: false if their ids differ or any given field does. */
  static Truth same(Fact a, Fact b) {
    if (id(a).isPresent() && id(b).isPresent()) {
      boolean oneObservation =
          !a.type().isState()
              || (a.place().source().equals(b.place().source()) && a.at().equals(b.at()));
      return Truth.of(oneObservation && id(a).equals(id(b)));
    }
    Truth same = Truth.UNKNOWN;
    for (Field field : a.type().fields()) {
      if (field.derivation() == Field.Given.GIVEN) {
        same = same.and(Likeness.of(a.get(field.slot()), b.get(field.slot())));
      }
    }
    return same;
  }

  /**
   * Whether two observations may be of one entity: false if their ids differ. What has no id is an
   * entity of its own, unless it is alike in everything but the observation.
   */
  static Truth sameEntity(Fact a, Fact b) {
    if (a.type().id().isEmpty() || (lacksId(a) && lacksId(b))) {
      return alike(a, b);
    }
    Truth same = Truth.TRUE;
    for (Field field : a.type().id()) {
      same = same.and(Likeness.of(a.get(field.slot()), b.get(field.slot())));
    }
    return same;
  }

  /** Whether a record certainly has no id, so that its place identifies it. */
  static boolean lacksId(Fact fact) {
    return fact.type().id().stream().anyMatch(f -> fact.get(f.slot()) == Value.Absent.ABSENT);
  }

  /** Unknown, or false where a given field differs; when states were observed does not count. */
  private static Truth alike(Fact a, Fact b) {
    Truth same = Truth.UNKNOWN;
    for (Field field : a.type().fields()) {
      boolean observation = field.slot() == FactType.AT && a.type().isState();
      if (field.derivation() == Field.Given.GIVEN && !observation) {
        same = same.and(Likeness.of(a.get(field.slot()), b.get(field.slot())));
      }
    }
    return same;
  }

  private Fact one(List<Fact> group) {
    Fact first = group.get(0);
    List<Value> slots = new ArrayList<>(first.slots());
    boolean doubtful = first.doubtful();
    for (Fact other : group.subList(1, group.size())) {
      doubtful &= other.doubtful();
      for (int slot = 0; slot < slots.size(); slot++) {
        if (!slots.get(slot).equals(other.get(slot))) {
          slots.set(
              slot,
              slot == FactType.AT
                  ? Moment.ANY
                  : new Value.Unknown("records of one identity disagree"));
        }
      }
    }
    return new Fact(type, slots, first.place(), doubtful);
  }

  private record Observation(List<Value> id, String source, Moment observed) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Observation that
          && id.equals(that.id)
          && source.equals(that.source)
          && observed.equals(that.observed);
    }

    @Override
    public int hashCode() {
      int hash = id.hashCode();
      hash = 31 * hash + source.hashCode();
      return 31 * hash + observed.hashCode();
    }
  }
}
