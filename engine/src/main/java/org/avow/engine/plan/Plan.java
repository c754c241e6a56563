package org.avow.engine.plan;

import java.util.List;

/**
 * What is to be judged, and how facts are grouped for it. It never changes a result. Immutable.
 *
 * @param lanes in the order in which rules first need them
 */
public record Plan(List<Lane> lanes) {
  public Plan {
    lanes = List.copyOf(lanes);
  }

  /** All leaves, lane by lane. */
  public List<Leaf> leaves() {
    return lanes.stream().flatMap(lane -> lane.leaves().stream()).toList();
  }
}
