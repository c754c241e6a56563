package org.avow.engine.plan;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * The planned unit: a condition, a relation form, or a bound on groups, of one rule (semantics
 * 9.1). Immutable.
 *
 * @param form where the leaf stands in the rule's requirement; never {@code all} or {@code any}
 * @param key the equalities that group facts into cases, in order of the judged slot; empty for a
 *     condition, and for a relation that must be broadcast
 * @param obstacle why a relation must be broadcast
 */
public record Leaf(
    Policy policy, Rule rule, Requirement form, List<Join> key, Optional<Obstacle> obstacle) {
  public Leaf {
    key = List.copyOf(key);
  }

  /** Whether every judged fact meets every candidate, for want of a key. */
  public boolean broadcast() {
    return form instanceof Requirement.Relation && rule.judged().isPresent() && key.isEmpty();
  }
}
