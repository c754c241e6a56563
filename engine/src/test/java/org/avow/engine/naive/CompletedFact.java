package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.avow.engine.fact.FactType;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * A fact of a completed world: everything about it is known (9.4). Mutable while the world is
 * completed.
 */
final class CompletedFact implements NaiveRow {
  /** The facts of the judged world that this one is; none of an added one. */
  final List<NaiveFact> origins = new ArrayList<>();

  final NavigableSet<String> sources = new TreeSet<>();
  final NavigableSet<String> streams = new TreeSet<>();
  final FactType type;
  final Value[] values;
  final Truth[] has;

  /** As evidence has it: a date stays a date. */
  Moment written = Moment.ANY;

  /** When a state is valid. */
  TimeSet validity = TimeSet.EMPTY;

  /** What counts as one: the fact itself, of a state its entity. */
  Object entity = this;

  /** Whether an id says which entity it is. */
  boolean identified;

  /** The order among facts of one instant. */
  long rank;

  private CompletedWorld world = CompletedWorld.NONE;

  CompletedFact(FactType type) {
    this.type = type;
    this.values = new Value[type.fields().size()];
    this.has = new Truth[type.fields().size()];
    java.util.Arrays.fill(values, Value.Absent.ABSENT);
    java.util.Arrays.fill(has, Truth.FALSE);
  }

  void in(CompletedWorld completed) {
    world = completed;
  }

  long at() {
    return ((Moment) values[FactType.AT]).earliest();
  }

  @Override
  public Value get(int slot) {
    return NaiveFact.isGiven(type.fields().get(slot))
        ? values[slot]
        : world.derived(this, type.fields().get(slot));
  }

  @Override
  public Truth has(int slot) {
    return NaiveFact.isGiven(type.fields().get(slot)) ? has[slot] : NaiveRow.presence(get(slot));
  }

  Value read(String field) {
    org.avow.engine.fact.Field declared = type.field(field).orElseThrow();
    Value value = get(declared.slot());
    return value instanceof Value.Absent ? declared.whenAbsent() : value;
  }

  /** Whether two are equal in everything given but the instant. */
  static boolean equalButForAt(CompletedFact a, CompletedFact b) {
    for (org.avow.engine.fact.Field field : a.type.fields()) {
      int slot = field.slot();
      if (slot != FactType.AT
          && NaiveFact.isGiven(field)
          && !(a.values[slot].equals(b.values[slot]) && a.has[slot] == b.has[slot])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type.name()).append('{');
    for (org.avow.engine.fact.Field field : type.fields()) {
      if (NaiveFact.isGiven(field)) {
        text.append(field.name()).append('=').append(Descriptions.value(values[field.slot()]));
        text.append(has[field.slot()].isTrue() ? " " : "(absent) ");
      }
    }
    text.append(type.isState() ? "valid " + Descriptions.spans(validity) : "").append('}');
    return text.append(origins.isEmpty() ? " added" : "").toString();
  }
}
