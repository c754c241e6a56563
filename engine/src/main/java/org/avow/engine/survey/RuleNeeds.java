package org.avow.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;

/**
 * What a rule needs, and what of it is not there. Immutable.
 *
 * @param name of the rule, with its policy
 * @param outcome what came out; empty if nothing was judged, or the rule was not selected
 * @param lacking names of the streams without which it cannot be decided
 * @param otherReasons why it cannot be decided even with them
 */
public record RuleNeeds(
    String name,
    List<EvidenceNeed> evidence,
    Optional<Outcome> outcome,
    Set<String> lacking,
    Set<Reason> otherReasons) {
  public RuleNeeds {
    evidence = List.copyOf(evidence);
    lacking = new TreeSet<>(lacking);
    otherReasons = new TreeSet<>(otherReasons);
  }

  /** Whether evidence is what it waits for. */
  boolean isOpen() {
    return outcome.equals(Optional.of(Outcome.INCONCLUSIVE));
  }

  /** Whether it could be decided with these streams, as far as can be told. */
  boolean isSettledBy(Set<String> streams) {
    return !isOpen() || (otherReasons.isEmpty() && streams.containsAll(lacking));
  }
}
