package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a type by the key that joins them to judged facts. Those of which a key field
 * is unknown are in every case (semantics 9.2). Mutable, for one thread.
 */
final class KeyIndex {
  /** So many facts with an unknown key are looked at in every case, and no more. */
  static final int BOUND = 1_000;

  private final World world;
  private final Map<List<Value>, List<Fact>> known = new HashMap<>();
  private final List<Fact> vague = new ArrayList<>();
  private final List<Fact> facts;
  private @Nullable Candidates all;
  private final Candidates keyless;

  /**
   * @param key the candidate's fields, none for one case with all
   */
  KeyIndex(World world, FactType type, List<Term.Field> key) {
    this.world = world;
    this.facts = new ArrayList<>(world.facts(type));
    facts.sort(Timeline.ORDER);
    for (Fact fact : facts) {
      Optional<List<Value>> of = key(fact, key);
      if (of.isPresent()) {
        known.computeIfAbsent(of.get(), k -> new ArrayList<>(2)).add(fact);
      } else {
        vague.add(fact);
      }
    }
    this.keyless = overlooked() ? candidates(List.of(), vague) : candidates(vague, List.of());
  }

  /** The values of a key, if all of them are known. */
  static Optional<List<Value>> key(Row row, List<Term.Field> fields) {
    Value[] values = new Value[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Term.Field field = fields.get(i);
      Value value = row.get(field.slot());
      values[i] = value == Value.Absent.ABSENT ? field.whenAbsent() : value;
      if (!Counting.isKnown(values[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(List.of(values));
  }

  /** Every candidate. */
  Candidates all() {
    Candidates known = all;
    if (known == null) {
      known = candidates(facts, List.of());
      all = known;
    }
    return known;
  }

  /** None, where too many judged facts have an unknown key. */
  Candidates none(Fact judged) {
    return candidates(List.of(), List.of(judged));
  }

  /** The candidates that may have the key. */
  Candidates of(List<Value> key) {
    List<Fact> own = known.get(key);
    if (own == null) {
      return keyless;
    }
    if (overlooked()) {
      return candidates(own, vague);
    }
    if (vague.isEmpty()) {
      return candidates(own, List.of());
    }
    List<Fact> both = new ArrayList<>(own);
    both.addAll(vague);
    both.sort(Timeline.ORDER);
    return candidates(both, List.of());
  }

  private boolean overlooked() {
    return vague.size() > BOUND;
  }

  private Candidates candidates(List<Fact> facts, List<Fact> overlooked) {
    return new Candidates(new Timeline(facts, world), overlooked.stream().findFirst());
  }
}
