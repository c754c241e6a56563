package org.avow.engine.naive;

import java.util.List;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** A world of which nothing is unknown, its future included (9.4). */
final class CompletedWorld {
  static final CompletedWorld NONE = new CompletedWorld(List.of(), 0);

  private final List<CompletedFact> facts;
  private final long asOf;

  CompletedWorld(List<CompletedFact> facts, long asOf) {
    this.facts = facts;
    this.asOf = asOf;
    facts.forEach(fact -> fact.in(this));
  }

  List<CompletedFact> facts() {
    return facts;
  }

  List<CompletedFact> facts(FactType type) {
    return facts.stream().filter(fact -> fact.type == type).toList();
  }

  /** 1.5: when the observation holds: the later observation of an entity by a stream goes first. */
  TimeSet holding(CompletedFact state) {
    TimeSet result = state.validity;
    for (CompletedFact other : facts(state.type)) {
      if (other.entity.equals(state.entity)
          && other.at() > state.at()
          && state.identified
          && other.streams.stream().anyMatch(state.streams::contains)) {
        result = result.minus(other.validity);
      }
    }
    return result;
  }

  /** Derived fields; 4.10 counts facts before as_of only. */
  Value derived(CompletedFact fact, Field field) {
    if (field.derivation() instanceof Field.Computed computed) {
      return Kleene.value(computed.expression(), new Scene(fact, NaiveRow.NONE, NaiveRow.NONE));
    }
    Field.Neighbour neighbour = (Field.Neighbour) field.derivation();
    Value nearest = Value.Absent.ABSENT;
    long best = 0;
    for (CompletedFact other : facts(fact.type)) {
      boolean sameKey =
          neighbour.key().stream().allMatch(key -> other.read(key).equals(fact.read(key)));
      boolean beyond = neighbour.next() ? other.at() > fact.at() : other.at() < fact.at();
      boolean first = nearest instanceof Value.Absent;
      boolean nearer = neighbour.next() ? other.at() < best : other.at() > best;
      if (sameKey && beyond && other.at() < asOf && (first || nearer)) {
        best = other.at();
        nearest = Moment.at(best);
      }
    }
    return nearest;
  }
}
