package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.avow.engine.fact.FactType;

/**
 * What an earlier reading of the same evidence taught. Immutable.
 *
 * @param shared digests of ids that several facts of a type may share, ascending
 * @param digested types of which every id must be digested
 * @param kept how many judgements histories remember at least
 */
record Hints(Map<FactType, long[]> shared, Set<FactType> digested, int kept) {
  private static final int KEPT = 2048;
  private static final long[] NONE = {};

  /** Nothing was read yet. */
  static Hints none() {
    return new Hints(Map.of(), Set.of(), KEPT);
  }

  /** Whether any facts of the type must be looked at together. */
  boolean isShared(FactType type) {
    return shared.containsKey(type);
  }

  /** Whether facts with that digest of their id must be looked at together. */
  boolean isShared(FactType type, long digest) {
    return Arrays.binarySearch(shared.getOrDefault(type, NONE), digest) >= 0;
  }
}
