package org.avow.engine.evaluate;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Reads;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Value;

/**
 * The fields of a component's types by which facts are joined and grouped. A fact that lacks one
 * may belong to any case or group (semantics 3.4, 9.2), whatever the part it is in. Immutable.
 *
 * @param joins by type
 * @param groups by type
 */
record KnownKeys(Map<FactType, Set<Integer>> joins, Map<FactType, Set<Integer>> groups) {

  static KnownKeys of(Component component) {
    Map<FactType, Set<Integer>> joins = new HashMap<>();
    Map<FactType, Set<Integer>> groups = new HashMap<>();
    component.lanes().stream()
        .flatMap(lane -> lane.leaves().stream())
        .forEach(leaf -> add(leaf, joins, groups));
    return new KnownKeys(joins, groups);
  }

  private static void add(
      Leaf leaf, Map<FactType, Set<Integer>> joins, Map<FactType, Set<Integer>> groups) {
    if (leaf.rule().judged().isEmpty()) {
      return;
    }
    FactType judged = leaf.rule().judged().map(Rule.Judged::type).orElseThrow();
    if (leaf.form() instanceof Requirement.Relation relation) {
      leaf.key().forEach(join -> slots(joins, judged).add(join.judged().slot()));
      FactType candidate = relation.candidates().type();
      leaf.key().forEach(join -> slots(joins, candidate).add(join.candidate().slot()));
    } else if (leaf.form() instanceof Requirement.PerGroup per) {
      per.keys().forEach(key -> slots(groups, judged).addAll(read(key)));
    }
  }

  private static Set<Integer> slots(Map<FactType, Set<Integer>> of, FactType type) {
    return of.computeIfAbsent(type, t -> new LinkedHashSet<>());
  }

  private static List<Integer> read(Expression key) {
    return Reads.of(key).stream()
        .filter(read -> read.binding() == Binding.JUDGED)
        .map(Reads.Slot::slot)
        .toList();
  }

  /** The slots of a type that are absent in facts that lack a key. */
  int[] slots(FactType type) {
    Set<Integer> all = new LinkedHashSet<>(joins.getOrDefault(type, Set.of()));
    all.addAll(groups.getOrDefault(type, Set.of()));
    return all.stream()
        .mapToInt(slot -> slot)
        .filter(slot -> slot != FactType.AT)
        .filter(slot -> !type.fields().get(slot).whenAbsent().isKnown())
        .toArray();
  }

  /** Whether a fact may belong to any case. */
  boolean lacksJoin(Fact fact) {
    return lacks(fact, joins);
  }

  /** Whether a fact may belong to any group. */
  boolean lacksGroup(Fact fact) {
    return lacks(fact, groups);
  }

  private static boolean lacks(Fact fact, Map<FactType, Set<Integer>> of) {
    for (int slot : of.getOrDefault(fact.type(), Set.of())) {
      Value given = fact.get(slot);
      Value value =
          given == Value.Absent.ABSENT ? fact.type().fields().get(slot).whenAbsent() : given;
      if (!Counting.isKnown(value)) {
        return true;
      }
    }
    return false;
  }
}
