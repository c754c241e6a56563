package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
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

  /**
   * What is to be known when the evidence is read once more.
   *
   * @param read what was seen of all evidence
   * @return empty if all facts that may be one are known
   */
  Optional<Hints> after(Looked read) {
    Map<FactType, long[]> more = new HashMap<>(shared);
    Set<FactType> unordered = new HashSet<>(digested);
    boolean again = false;
    for (Map.Entry<FactType, Looked.Seen> entry : read.seen().entrySet()) {
      if (entry.getValue().ids().mayOverlap()) {
        unordered.add(entry.getKey());
        again = true;
      }
      long[] repeated = entry.getValue().ids().repeated();
      if (repeated.length > 0) {
        // What earlier readings found stays: it would repeat without them.
        more.merge(entry.getKey(), repeated, Hints::both);
        again = true;
      }
    }
    return again ? Optional.of(new Hints(more, unordered, kept)) : Optional.empty();
  }

  /** The same, with histories that remember more. */
  Hints wider() {
    return new Hints(shared, digested, (int) Math.min(Integer.MAX_VALUE, (long) kept << 7));
  }

  private static long[] both(long[] one, long[] other) {
    return LongStream.concat(LongStream.of(one), LongStream.of(other))
        .sorted()
        .distinct()
        .toArray();
  }
}
