package org.avow.engine.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Requirement;

/**
 * Finds a field of each type of a component such that facts with different values of it never look
 * at each other. Mutable, for one search.
 */
final class Division {
  private final List<Leaf> leaves;
  private final Map<FactType, Field> key = new LinkedHashMap<>();

  private Division(List<Leaf> leaves) {
    this.leaves = leaves;
  }

  /** The field of every type; empty if there is no such choice. */
  static Map<FactType, Field> of(List<FactType> types, List<Lane> lanes) {
    List<Leaf> leaves = lanes.stream().flatMap(lane -> lane.leaves().stream()).toList();
    if (leaves.stream().allMatch(leaf -> leaf.rule().judged().isPresent())
        && types.stream().allMatch(Layout::isFree)) {
      for (Field field : types.get(0).fields()) {
        Division division = new Division(leaves);
        if (division.follow(types.get(0), field) && division.complete(types)) {
          return Map.copyOf(division.key);
        }
      }
    }
    return Map.of();
  }

  /** Chooses a field of one type, and what the joins make of that for others. */
  private boolean follow(FactType type, Field field) {
    Deque<FactType> open = new ArrayDeque<>(List.of(type));
    key.put(type, field);
    while (!open.isEmpty()) {
      FactType next = open.remove();
      for (Leaf leaf : leaves) {
        if (leaf.form() instanceof Requirement.Relation relation) {
          FactType judged = judged(leaf);
          FactType candidate = relation.candidates().type();
          if (next == judged) {
            joined(leaf, judged, true).ifPresent(f -> choose(candidate, f, open));
          }
          if (next == candidate) {
            joined(leaf, candidate, false).ifPresent(f -> choose(judged, f, open));
          }
        }
      }
    }
    return leaves.stream().allMatch(this::holds);
  }

  private void choose(FactType type, Field field, Deque<FactType> open) {
    if (key.putIfAbsent(type, field) == null) {
      open.add(type);
    }
  }

  private Optional<Field> joined(Leaf leaf, FactType from, boolean judged) {
    FactType to = judged ? ((Requirement.Relation) leaf.form()).candidates().type() : judged(leaf);
    return leaf.key().stream()
        .filter(join -> is(from, (judged ? join.judged() : join.candidate()).slot()))
        .map(join -> to.fields().get((judged ? join.candidate() : join.judged()).slot()))
        .findFirst();
  }

  private boolean holds(Leaf leaf) {
    if (leaf.form() instanceof Requirement.Relation relation) {
      FactType candidate = relation.candidates().type();
      return leaf.key().stream()
          .anyMatch(
              join ->
                  is(judged(leaf), join.judged().slot()) && is(candidate, join.candidate().slot()));
    }
    if (leaf.form() instanceof Requirement.PerGroup per) {
      return per.keys().stream()
          .anyMatch(
              k ->
                  k.root() instanceof Term.Field field
                      && field.binding() == Binding.JUDGED
                      && is(judged(leaf), field.slot()));
    }
    return leaf.form() instanceof Requirement.Condition;
  }

  private boolean complete(List<FactType> types) {
    return types.stream()
        .allMatch(
            type ->
                Optional.ofNullable(key.get(type))
                    .filter(field -> divides(type, field))
                    .isPresent());
  }

  /** Whether a field is given, and neighbours are found among facts with the same value of it. */
  private static boolean divides(FactType type, Field field) {
    return field.derivation() == Field.Given.GIVEN
        && type.fields().stream()
            .allMatch(
                f ->
                    !(f.derivation() instanceof Field.Neighbour neighbour)
                        || neighbour.key().contains(field.name()));
  }

  private boolean is(FactType type, int slot) {
    Field field = key.get(type);
    return field != null && field.slot() == slot;
  }

  private static FactType judged(Leaf leaf) {
    return leaf.rule().judged().orElseThrow().type();
  }
}
