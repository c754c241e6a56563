package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * All records of one identity as one fact (1.5). Derived fields are computed when they are first
 * read.
 */
final class NaiveFact implements NaiveRow {
  /** Computes a derived field of a fact. */
  interface Deriving {
    Value derive(NaiveFact fact, Field field);
  }

  private final FactType type;
  private final Value[] values;
  private final boolean[] derived;
  private final Deriving deriving;
  private final @Nullable Fact origin;
  private final NavigableSet<String> sources = new TreeSet<>();
  private final NavigableSet<String> streams = new TreeSet<>();
  private boolean doubtful;

  NaiveFact(
      FactType type,
      List<? extends Value> values,
      boolean doubtful,
      @Nullable Fact origin,
      Deriving deriving) {
    this.type = type;
    this.values = values.toArray(new Value[0]);
    this.derived = new boolean[this.values.length];
    this.doubtful = doubtful;
    this.origin = origin;
    this.deriving = deriving;
  }

  FactType type() {
    return type;
  }

  /** The record with the first place of those that are this fact; null for a phantom. */
  @Nullable Fact origin() {
    return origin;
  }

  Moment at() {
    return (Moment) values[FactType.AT];
  }

  boolean doubtful() {
    return doubtful;
  }

  NavigableSet<String> sources() {
    return sources;
  }

  NavigableSet<String> streams() {
    return streams;
  }

  /** Fields in which facts of one identity differ are unknown (1.5). */
  void merge(Fact other) {
    doubtful &= other.doubtful();
    for (Field field : type.fields()) {
      int slot = field.slot();
      if (isGiven(field) && !values[slot].equals(other.get(slot))) {
        values[slot] =
            slot == FactType.AT ? Moment.ANY : new Value.Unknown("records of one fact differ");
      }
    }
  }

  static boolean isGiven(Field field) {
    return field.derivation() instanceof Field.Given;
  }

  @Override
  public Value get(int slot) {
    Field field = type.fields().get(slot);
    if (!isGiven(field) && !derived[slot]) {
      values[slot] = deriving.derive(this, field);
      derived[slot] = true;
    }
    return values[slot];
  }

  @Override
  public Truth has(int slot) {
    return NaiveRow.presence(get(slot));
  }

  /** Reading an absent field gives its default (1.3). */
  Value read(Field field) {
    Value value = get(field.slot());
    return value instanceof Value.Absent ? field.whenAbsent() : value;
  }

  /** The values of the fields that identify facts of the type; empty if one is not known (1.5). */
  List<Value> knownId() {
    List<Value> id = new ArrayList<>();
    for (Field field : type.id()) {
      Value value = read(field);
      if (!value.isKnown() || (value instanceof Moment moment && !moment.isExact())) {
        return List.of();
      }
      id.add(value);
    }
    return id;
  }

  /** 1.5: whether the two may be equal in everything (of states: but for the observation). */
  static boolean mayBeEqual(NaiveFact a, NaiveFact b) {
    return !equal(a, b).isFalse();
  }

  /** Whether the two are equal in everything (of states: but for the observation). */
  static Truth equal(NaiveFact a, NaiveFact b) {
    Truth equal = Truth.TRUE;
    for (Field field : a.type.fields()) {
      if (isGiven(field) && !(field.slot() == FactType.AT && a.type.isState())) {
        equal = equal.and(equal(a.get(field.slot()), b.get(field.slot())));
      }
    }
    return equal;
  }

  /** Whether two fields agree; absent is like nothing but absent. */
  static Truth equal(Value a, Value b) {
    if (a instanceof Value.Absent || b instanceof Value.Absent) {
      return NaiveRow.presence(a).or(NaiveRow.presence(b)).not();
    }
    return Calls.equal(a, b);
  }

  @Override
  public String toString() {
    return type + Arrays.toString(values) + (doubtful ? "?" : "");
  }
}
