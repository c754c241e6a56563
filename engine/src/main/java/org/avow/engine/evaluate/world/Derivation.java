package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Frame;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/**
 * Fills in the derived fields of a type's facts, each when it is first read, so that fields may
 * build on one another in any order. Mutable, for one thread.
 */
final class Derivation {
  private final FactType type;
  private final long asOf;
  private final Coverage coverage;
  private final Map<Field, Evaluator> computed = new HashMap<>();
  private final Map<Field, Neighbours> neighbours = new HashMap<>();
  private final IdentityHashMap<Fact, Derived> rows = new IdentityHashMap<>();
  private List<Fact> facts = List.of();

  Derivation(FactType type, long asOf, Coverage coverage) {
    this.type = type;
    this.asOf = asOf;
    this.coverage = coverage;
    for (Field field : type.fields()) {
      if (field.derivation() instanceof Field.Computed computation) {
        computed.put(field, Lowering.lower(computation.expression()));
      }
    }
  }

  /** The facts with their derived fields, in the same order. */
  List<Fact> fill(List<Fact> given) {
    if (type.fields().stream().allMatch(f -> f.derivation() == Field.Given.GIVEN)) {
      return given;
    }
    facts = given;
    given.forEach(fact -> rows.put(fact, new Derived(fact)));
    List<Fact> filled = new ArrayList<>(given.size());
    for (Fact fact : given) {
      filled.add(new Fact(type, row(fact).all(), fact.place(), fact.doubtful()));
    }
    return filled;
  }

  private Derived row(Fact fact) {
    Derived row = rows.get(fact);
    if (row == null) {
      throw new IllegalArgumentException("not one of the given facts: " + fact);
    }
    return row;
  }

  private Neighbours neighbours(Field field, Field.Neighbour derivation) {
    Neighbours known = neighbours.get(field);
    if (known == null) {
      List<Field> key = derivation.key().stream().map(n -> type.field(n).orElseThrow()).toList();
      known = new Neighbours(derivation, key, facts, this::value, asOf, coverage);
      neighbours.put(field, known);
    }
    return known;
  }

  private Value value(Fact fact, Field field) {
    return row(fact).get(field.slot());
  }

  /** A fact whose derived slots are filled when they are read. */
  private final class Derived implements Row, Frame {
    private final Fact fact;
    private final Value[] slots;
    private final boolean[] filled;

    Derived(Fact fact) {
      this.fact = fact;
      this.slots = fact.slots().toArray(new Value[0]);
      this.filled = new boolean[slots.length];
    }

    @Override
    public Value get(int slot) {
      if (!filled[slot]) {
        slots[slot] = derive(type.fields().get(slot));
        filled[slot] = true;
      }
      return slots[slot];
    }

    List<Value> all() {
      for (int slot = 0; slot < slots.length; slot++) {
        get(slot);
      }
      return List.of(slots);
    }

    private Value derive(Field field) {
      if (field.derivation() instanceof Field.Neighbour neighbour) {
        return neighbours(field, neighbour).of(fact);
      }
      Evaluator evaluator = computed.get(field);
      return evaluator == null ? slots[field.slot()] : evaluator.evaluate(this);
    }

    @Override
    public Row row(Binding binding) {
      return this;
    }

    @Override
    public Value whole(Binding binding) {
      throw new IllegalArgumentException("derived fields have no " + binding);
    }
  }
}
