package org.avow.engine.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Finds a field of each type of a component such that facts with different values of it never look
 * at each other. Mutable, for one search.
 */
final class Division {
  /** Functions of one argument that have a value wherever that has one. */
  private static final Set<Function> TOTAL =
      Set.of(Function.DAY, Function.MONTH, Function.YEAR, Function.LOWER_ASCII);

  /**
   * What was found.
   *
   * @param key the field of every type; empty if there is no such choice
   * @param obstacles why there is none
   */
  record Found(Map<FactType, Field> key, List<Obstacle> obstacles) {}

  private final List<Leaf> leaves;
  private final Map<FactType, Field> key = new LinkedHashMap<>();

  private Division(List<Leaf> leaves) {
    this.leaves = leaves;
  }

  /** A field of every type, or why there is no such choice. */
  static Found of(List<FactType> types, List<Lane> lanes) {
    List<Leaf> leaves = lanes.stream().flatMap(lane -> lane.leaves().stream()).toList();
    Set<Obstacle> obstacles = new LinkedHashSet<>();
    types.forEach(type -> Layout.order(type).ifPresent(obstacles::add));
    leaves.forEach(leaf -> obstacle(leaf).ifPresent(obstacles::add));
    if (!obstacles.isEmpty()) {
      return new Found(Map.of(), List.copyOf(obstacles));
    }
    for (Field field : types.get(0).fields()) {
      Division division = new Division(leaves);
      if (division.follow(types.get(0), field)) {
        List<Obstacle> ofField = division.obstacles(types);
        if (ofField.isEmpty()) {
          return new Found(Map.copyOf(division.key), List.of());
        }
        obstacles.addAll(ofField);
      }
    }
    return new Found(
        Map.of(),
        obstacles.isEmpty()
            ? List.of(Obstacle.of(Obstacle.Kind.NO_SHARED_FIELD))
            : List.copyOf(obstacles));
  }

  /** What of a leaf leaves no choice, whatever the field. */
  private static Optional<Obstacle> obstacle(Leaf leaf) {
    String rule = new Planned(leaf.policy(), leaf.rule()).name();
    if (leaf.rule().judged().isEmpty()) {
      return Optional.of(Obstacle.of(Obstacle.Kind.WORLD, rule));
    }
    if (leaf.form() instanceof Requirement.Coded) {
      return Optional.of(Obstacle.of(Obstacle.Kind.CODE, rule));
    }
    if (leaf.form() instanceof Requirement.PerGroup per
        && per.keys().stream().noneMatch(Division::isField)) {
      return Optional.of(Obstacle.of(Obstacle.Kind.COMPUTED_GROUP, rule));
    }
    if (isUncertain(leaf)) {
      return Optional.of(Obstacle.of(Obstacle.Kind.UNCERTAIN_KEY, rule));
    }
    return leaf.obstacle();
  }

  /** Whether a key can lack a value where all given fields have one. */
  private static boolean isUncertain(Leaf leaf) {
    if (leaf.form() instanceof Requirement.PerGroup per) {
      FactType type = judged(leaf);
      return per.keys().stream().anyMatch(key -> isField(key) && isTotal(key.root(), type))
          && !per.keys().stream().allMatch(key -> isTotal(key.root(), type));
    }
    return leaf.form() instanceof Requirement.Relation relation
        && leaf.key().stream().anyMatch(join -> isGiven(join, leaf, relation))
        && !leaf.key().stream().allMatch(join -> isGiven(join, leaf, relation));
  }

  private static boolean isGiven(Join join, Leaf leaf, Requirement.Relation relation) {
    return isGiven(join.judged(), judged(leaf))
        && isGiven(join.candidate(), relation.candidates().type());
  }

  private static boolean isTotal(Term term, FactType type) {
    if (term instanceof Term.Call call) {
      return TOTAL.contains(call.function()) && isTotal(call.arguments().get(0), type);
    }
    return term instanceof Term.Field field
        && field.binding() == Binding.JUDGED
        && isGiven(field, type);
  }

  private static boolean isGiven(Term.Field field, FactType type) {
    return type.fields().get(field.slot()).derivation() == Field.Given.GIVEN;
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
          .anyMatch(k -> k.root() instanceof Term.Field f && is(judged(leaf), f.slot()));
    }
    return true;
  }

  private static boolean isField(Expression key) {
    return key.root() instanceof Term.Field field && field.binding() == Binding.JUDGED;
  }

  /** Why the chosen fields do not divide their types. */
  private List<Obstacle> obstacles(List<FactType> types) {
    return types.stream().flatMap(type -> obstacle(type, key.get(type)).stream()).toList();
  }

  /** A field that divides is given, and neighbours are found among facts with the same value. */
  private static Optional<Obstacle> obstacle(FactType type, @Nullable Field field) {
    if (field == null) {
      return Optional.of(Obstacle.of(Obstacle.Kind.NO_SHARED_FIELD));
    }
    if (field.derivation() != Field.Given.GIVEN) {
      return Optional.of(Obstacle.of(Obstacle.Kind.DERIVED_KEY, type, field));
    }
    return type.fields().stream()
        .filter(
            f ->
                f.derivation() instanceof Field.Neighbour neighbour
                    && !neighbour.key().contains(field.name()))
        .findFirst()
        .map(f -> Obstacle.of(Obstacle.Kind.NEIGHBOUR_KEY, type, field, f));
  }

  private boolean is(FactType type, int slot) {
    Field field = key.get(type);
    return field != null && field.slot() == slot;
  }

  private static FactType judged(Leaf leaf) {
    return leaf.rule().judged().orElseThrow().type();
  }
}
