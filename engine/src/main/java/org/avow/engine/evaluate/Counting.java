package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** How many there are, at least and at most (semantics 1.5, 5.1). Immutable. */
final class Counting {
  private final World world;

  Counting(World world) {
    this.world = world;
  }

  /** Counts values of an expression. */
  Finding.Bounds distinct(List<Match> matches, Function<Match, Value> expression) {
    Set<Value> certain = new HashSet<>();
    Set<Value> all = new HashSet<>();
    boolean certainUnknown = false;
    long unknown = 0;
    for (Match match : matches) {
      Value value = expression.apply(match);
      if (isKnown(value)) {
        all.add(value);
        if (match.certain()) {
          certain.add(value);
        }
      } else {
        unknown++;
        certainUnknown |= match.certain() && value != Value.Absent.ABSENT;
      }
    }
    return new Finding.Bounds(
        Math.max(certain.size(), certainUnknown ? 1 : 0), all.size() + unknown);
  }

  /** Counts facts; of state types entities. */
  Finding.Bounds of(List<Match> matches) {
    List<Fact> certain = new ArrayList<>();
    List<Fact> all = new ArrayList<>();
    for (Match match : matches) {
      all.add(match.candidate());
      if (match.certain()) {
        certain.add(match.candidate());
      }
    }
    return new Finding.Bounds(least(certain), most(all));
  }

  /**
   * How many differ for certain. Known ids count each; a fact without one counts if it can be none
   * of these, and those that may be one count once.
   */
  private long least(List<Fact> facts) {
    Map<List<Value>, Fact> distinguished = new LinkedHashMap<>();
    List<Fact> vague = new ArrayList<>();
    for (Fact fact : facts) {
      Optional<List<Value>> mark = mark(fact);
      if (mark.isPresent()) {
        distinguished.putIfAbsent(mark.get(), fact);
      } else {
        vague.add(fact);
      }
    }
    if (vague.isEmpty()) {
      return distinguished.size();
    }
    List<Fact> clear = new ArrayList<>(distinguished.values());
    if (vague.get(0).type().id().isEmpty()) {
      clear.addAll(vague);
      return groups(clear);
    }
    vague.removeIf(v -> clear.stream().anyMatch(c -> !same(v, c).isFalse()));
    return clear.size() + groups(vague);
  }

  /** How many groups there are when all that may be one are taken together. */
  private long groups(List<Fact> facts) {
    boolean[] seen = new boolean[facts.size()];
    long groups = 0;
    for (int i = 0; i < facts.size(); i++) {
      if (!seen[i]) {
        groups++;
        visit(i, facts, seen);
      }
    }
    return groups;
  }

  /** Marks all that may be one with the first, or with one that may. */
  private void visit(int first, List<Fact> facts, boolean[] seen) {
    List<Integer> open = new ArrayList<>(List.of(first));
    seen[first] = true;
    while (!open.isEmpty()) {
      int index = open.remove(open.size() - 1);
      for (int other = 0; other < facts.size(); other++) {
        if (!seen[other] && !same(facts.get(index), facts.get(other)).isFalse()) {
          seen[other] = true;
          open.add(other);
        }
      }
    }
  }

  /** How many there can be: of one entity, several observations count once. */
  private static long most(List<Fact> facts) {
    if (facts.isEmpty() || !facts.get(0).type().isState()) {
      return facts.size();
    }
    Set<List<Value>> entities = new HashSet<>();
    long unknown = 0;
    for (Fact fact : facts) {
      Optional<List<Value>> id = known(fact, fact.type().id());
      if (id.isPresent()) {
        entities.add(id.get());
      } else {
        unknown++;
      }
    }
    return entities.size() + unknown;
  }

  private Truth same(Fact a, Fact b) {
    return a.type().isState() ? world.sameEntity(a, b) : world.sameFact(a, b);
  }

  /** What tells a fact apart for certain: its id, or where none is declared all it says. */
  private static Optional<List<Value>> mark(Fact fact) {
    FactType type = fact.type();
    if (!type.id().isEmpty()) {
      return known(fact, type.id());
    }
    List<Value> values = new ArrayList<>();
    for (Field field : type.fields()) {
      Value value = fact.get(field.slot());
      boolean observation = field.slot() == FactType.AT && type.isState();
      if (field.derivation() == Field.Given.GIVEN && !observation) {
        if (!isKnown(value) && value != Value.Absent.ABSENT) {
          return Optional.empty();
        }
        values.add(value);
      }
    }
    return Optional.of(values);
  }

  private static Optional<List<Value>> known(Fact fact, List<Field> fields) {
    List<Value> values = fields.stream().map(field -> fact.get(field.slot())).toList();
    boolean known = !values.isEmpty() && values.stream().allMatch(Counting::isKnown);
    return known ? Optional.of(values) : Optional.empty();
  }

  /** Whether nothing about a value is unknown. */
  static boolean isKnown(Value value) {
    if (value instanceof Moment moment) {
      return moment.isExact();
    }
    if (value instanceof Value.Items items) {
      return items.elements().stream().allMatch(Counting::isKnown);
    }
    return value.isKnown();
  }
}
