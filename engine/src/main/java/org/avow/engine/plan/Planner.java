package org.avow.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/** Turns rules into leaves, and leaves into lanes. Mutable, for one plan. */
public final class Planner {
  private final Map<LaneKey, List<Leaf>> lanes = new LinkedHashMap<>();

  /** Adds the leaves of a rule. */
  public void add(Policy policy, Rule rule) {
    Optional<FactType> judged = rule.judged().map(Rule.Judged::type);
    for (Requirement form : Leaves.of(rule.require())) {
      Equalities equalities =
          judged.isPresent() && form instanceof Requirement.Relation relation
              ? Equalities.of(relation, new Planned(policy, rule).name())
              : Equalities.NONE;
      Leaf leaf = new Leaf(policy, rule, form, equalities.joins(), equalities.obstacle());
      List<Integer> slots = leaf.key().stream().map(join -> join.judged().slot()).toList();
      boolean apart = form instanceof Requirement.PerGroup || form instanceof Requirement.Coded;
      Optional<Requirement> own = apart ? Optional.of(form) : Optional.empty();
      lanes.computeIfAbsent(new LaneKey(judged, slots, own), k -> new ArrayList<>()).add(leaf);
    }
  }

  /** The plan for all rules added so far. */
  public Plan plan() {
    List<Lane> result = new ArrayList<>();
    lanes.forEach(
        (key, leaves) ->
            result.add(
                new Lane(
                    key.judged, leaves.get(0).key().stream().map(Join::judged).toList(), leaves)));
    return new Plan(result);
  }

  /**
   * What the leaves of a lane have in common; a form that groups, or is code, has a lane of its
   * own.
   */
  private record LaneKey(
      Optional<FactType> judged, List<Integer> slots, Optional<Requirement> own) {
    @Override
    public boolean equals(Object other) {
      return other instanceof LaneKey that
          && judged.equals(that.judged)
          && slots.equals(that.slots)
          && own.equals(that.own);
    }

    @Override
    public int hashCode() {
      int hash = judged.hashCode();
      hash = 31 * hash + slots.hashCode();
      return 31 * hash + own.hashCode();
    }
  }
}
