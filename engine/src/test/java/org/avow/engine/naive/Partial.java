package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** One or more facts of the judged world that turn out to be one record (1.5, 9.4). */
final class Partial {
  final List<NaiveFact> origins = new ArrayList<>();
  final List<Value> values = new ArrayList<>();
  boolean doubtful;

  Partial(NaiveFact fact) {
    origins.add(fact);
    doubtful = fact.doubtful();
    for (Field field : fact.type().fields()) {
      values.add(NaiveFact.isGiven(field) ? fact.get(field.slot()) : Value.Absent.ABSENT);
    }
  }

  Moment at() {
    return (Moment) values.get(FactType.AT);
  }

  /** Whether the other fact may be this record, too; dates are not refined (9.4). */
  boolean mayBe(NaiveFact other) {
    boolean asPrecise =
        at().equals(other.at()) || at().equals(Moment.ANY) || other.at().equals(Moment.ANY);
    boolean oneSource =
        !other.type().isState()
            || origins.stream().allMatch(origin -> origin.sources().equals(other.sources()));
    boolean someIdUnknown =
        other.knownId().isEmpty()
            || origins.stream().allMatch(origin -> origin.knownId().isEmpty());
    return asPrecise
        && oneSource
        && someIdUnknown
        && other.type().fields().stream()
            .filter(NaiveFact::isGiven)
            .allMatch(f -> agree(values.get(f.slot()), other.get(f.slot())));
  }

  private static boolean agree(Value a, Value b) {
    if (a instanceof Value.Items x && b instanceof Value.Items y) {
      return x.equals(y);
    }
    if (a.isKnown() && b.isKnown()) {
      return !Calls.equal(a, b).isFalse();
    }
    Truth both = NaiveRow.presence(a).and(NaiveRow.presence(b).not());
    return !both.isTrue() && !NaiveRow.presence(b).and(NaiveRow.presence(a).not()).isTrue();
  }

  void unify(NaiveFact other) {
    origins.add(other);
    doubtful &= other.doubtful();
    for (Field field : other.type().fields()) {
      if (NaiveFact.isGiven(field)) {
        int slot = field.slot();
        values.set(slot, narrower(values.get(slot), other.get(slot)));
      }
    }
  }

  private static Value narrower(Value a, Value b) {
    if (a instanceof Moment x && b instanceof Moment y) {
      return new Moment(Math.max(x.earliest(), y.earliest()), Math.min(x.latest(), y.latest()));
    }
    if (a.isKnown() || b.isKnown()) {
      return a.isKnown() ? a : b;
    }
    return a instanceof Value.Unknown ? b : a;
  }
}
