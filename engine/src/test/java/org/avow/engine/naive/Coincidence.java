package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.avow.engine.value.Truth;

/** Which records may be one fact, and which observations one entity (1.5). */
final class Coincidence {
  private Coincidence() {}

  /** 1.5: whether two records may be one: never if both have a known id, as those were merged. */
  static boolean mayBeOneRecord(NaiveFact a, NaiveFact b) {
    boolean bothKnown = !a.knownId().isEmpty() && !b.knownId().isEmpty();
    boolean oneObservation = !a.type().isState() || a.at().equals(b.at());
    return !bothKnown && oneObservation && NaiveFact.mayBeEqual(a, b);
  }

  /** 1.5: whether two candidates may count as one: of states, observations of one entity. */
  static boolean mayCountAsOne(NaiveFact a, NaiveFact b) {
    return a.type().isState() ? !NaiveWorld.Entities.same(a, b).isFalse() : mayBeOneRecord(a, b);
  }

  /**
   * 1.5: how many there are at least. Known ids count each; a record without one counts if it can
   * be none of these, and those that may be equal count once.
   */
  static long least(List<NaiveFact> facts) {
    List<NaiveFact> known = facts.stream().filter(fact -> !fact.knownId().isEmpty()).toList();
    List<NaiveFact> others =
        facts.stream()
            .filter(fact -> fact.knownId().isEmpty())
            .filter(fact -> known.stream().noneMatch(k -> mayCountAsOne(k, fact)))
            .toList();
    return classes(known, Coincidence::oneEntity) + classes(others, Coincidence::mayCountAsOne);
  }

  /** 1.5: how many there are at most: what is certainly one entity counts once. */
  static long most(List<NaiveFact> facts) {
    return classes(facts, Coincidence::oneEntity);
  }

  /** How many classes there are when all that are linked are taken together. */
  private static long classes(List<NaiveFact> facts, BiPredicate<NaiveFact, NaiveFact> linked) {
    List<NaiveFact> left = new ArrayList<>(facts);
    long classes = 0;
    while (!left.isEmpty()) {
      classes++;
      List<NaiveFact> open = new ArrayList<>(List.of(left.remove(0)));
      while (!open.isEmpty()) {
        NaiveFact one = open.remove(0);
        for (NaiveFact other : List.copyOf(left)) {
          if (linked.test(one, other)) {
            left.remove(other);
            open.add(other);
          }
        }
      }
    }
    return classes;
  }

  /** Whether two observations are certainly of one entity. */
  static boolean oneEntity(NaiveFact a, NaiveFact b) {
    return a.type().isState() && NaiveWorld.Entities.same(a, b) == Truth.TRUE;
  }
}
