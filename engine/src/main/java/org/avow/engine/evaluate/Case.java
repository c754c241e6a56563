package org.avow.engine.evaluate;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The candidates that belong to one key of a lane, for each of its leaves; found when they are
 * first asked for. Mutable, for one thread.
 */
final class Case {
  private final IntFunction<Candidates> source;
  private final @Nullable Candidates[] found;

  /**
   * @param leaves how many leaves the lane has
   * @param source the candidates of a leaf, by its number
   */
  Case(int leaves, IntFunction<Candidates> source) {
    this.source = source;
    this.found = new @Nullable Candidates[leaves];
  }

  /** The candidates of the leaf with the given number. */
  Candidates candidates(int leaf) {
    Candidates candidates = found[leaf];
    if (candidates == null) {
      candidates = source.apply(leaf);
      found[leaf] = candidates;
    }
    return candidates;
  }
}
