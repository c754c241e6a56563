package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * A fact whose instant is not settled: that of a state is its snapshot's. Immutable.
 *
 * @param slots one value a field, already of its type; derived ones absent, {@code at} as mapped
 * @param doubtful whether it is unknown that there is such a fact
 */
record Draft(
    FactType type, List<Value> slots, Position position, Pointer pointer, boolean doubtful) {

  /** A fact of which nothing is known but its type (semantics 2.7). */
  static Draft unreadable(FactType type, Position position, Pointer pointer, String reason) {
    Value unknown = new Value.Unknown(reason);
    List<Value> slots = new ArrayList<>(type.fields().size());
    for (Field field : type.fields()) {
      boolean given = field.derivation() == Field.Given.GIVEN;
      slots.add(given ? unknown : Value.Absent.ABSENT);
    }
    return new Draft(type, slots, position, pointer, true);
  }

  /** What the record says about its instant. */
  Value at() {
    return slots.get(FactType.AT);
  }

  /**
   * When a state was observed.
   *
   * @param record when its record was; empty if nothing says so
   */
  Optional<Long> observed(Optional<Long> record) {
    return at() == Value.Absent.ABSENT ? record : Observations.instant(at());
  }

  /** The fact, at an instant. */
  Fact fact(Moment at, Place place) {
    slots.set(FactType.AT, at);
    return new Fact(type, slots, place, doubtful);
  }
}
