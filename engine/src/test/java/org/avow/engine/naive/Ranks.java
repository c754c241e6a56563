package org.avow.engine.naive;

import java.util.List;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Value;

/** The order of facts at one instant: either, unless a sequence says which (4.7, 9.4). */
final class Ranks {
  private Ranks() {}

  static void assign(List<CompletedFact> facts, Draw draw) {
    for (CompletedFact fact : facts) {
      fact.rank = draw.below(1_000_000);
    }
    boolean changed = true;
    for (int round = 0; changed && round < 100; round++) {
      changed = false;
      for (CompletedFact a : facts) {
        for (CompletedFact b : facts) {
          if (precedes(a, b) && (a.at() > b.at() || (a.at() == b.at() && a.rank > b.rank))) {
            swap(a, b);
            changed = true;
          }
        }
      }
    }
  }

  private static void swap(CompletedFact a, CompletedFact b) {
    long rank = a.rank;
    a.rank = b.rank;
    b.rank = rank;
    Value at = a.values[0];
    a.values[0] = b.values[0];
    b.values[0] = at;
  }

  /** Whether evidence says that of two facts written at one instant the first came before. */
  private static boolean precedes(CompletedFact a, CompletedFact b) {
    return a.type == b.type
        && a.origins.stream()
            .anyMatch(x -> b.origins.stream().anyMatch(y -> x != y && precedes(x, y)));
  }

  private static boolean precedes(NaiveFact a, NaiveFact b) {
    return a.at().equals(b.at())
        && a.sources().stream().anyMatch(b.sources()::contains)
        && a.type().sequence().map(sequence -> before(a, b, sequence)).orElse(false);
  }

  private static boolean before(NaiveFact a, NaiveFact b, Field sequence) {
    return a.get(sequence.slot()) instanceof Value.Int x
        && b.get(sequence.slot()) instanceof Value.Int y
        && x.value() < y.value();
  }
}
