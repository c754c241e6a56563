package org.avow.engine.plan;

import java.util.List;

/**
 * A rule that is judged when all is read. Immutable.
 *
 * @param obstacles why its facts cannot be judged one by one while they are read, at least one
 */
public record Kept(Planned planned, List<Obstacle> obstacles) {
  public Kept {
    obstacles = List.copyOf(obstacles);
  }
}
