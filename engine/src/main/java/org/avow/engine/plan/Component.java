package org.avow.engine.plan;

import java.util.List;
import java.util.Map;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;

/**
 * Types that rules relate to each other, directly or by way of others, and those rules. Facts with
 * different values of their key never look at each other, so that they can be judged apart.
 * Immutable.
 *
 * @param types in the order in which rules first need them
 * @param key the field of each type by which its facts are divided; empty if they cannot be
 * @param lanes what is judged
 * @param obstacles why its facts cannot be divided
 */
public record Component(
    List<FactType> types, Map<FactType, Field> key, List<Lane> lanes, List<Obstacle> obstacles) {
  public Component {
    types = List.copyOf(types);
    lanes = List.copyOf(lanes);
    obstacles = List.copyOf(obstacles);
  }

  /** Whether facts can be judged apart. */
  public boolean divisible() {
    return !key.isEmpty();
  }
}
