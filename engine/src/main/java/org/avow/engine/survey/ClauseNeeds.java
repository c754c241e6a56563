package org.avow.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ClauseReason;

/**
 * What a clause needs. Immutable.
 *
 * @param outcome what came out; empty if nothing was judged, or the clause cannot be checked
 * @param reason why it is inconclusive although no rule is
 * @param rules those that keep it
 */
public record ClauseNeeds(
    Clause clause,
    Optional<Outcome> outcome,
    Optional<ClauseReason> reason,
    List<RuleNeeds> rules) {
  public ClauseNeeds {
    rules = List.copyOf(rules);
  }

  /** Whether it is not decided yet. */
  public boolean isOpen() {
    return outcome.equals(Optional.of(Outcome.INCONCLUSIVE));
  }

  /** Whether it could be decided with these streams, as far as can be told. */
  boolean isSettledBy(Set<String> streams) {
    return reason.isEmpty() && rules.stream().allMatch(rule -> rule.isSettledBy(streams));
  }

  boolean lacks(String stream) {
    return isOpen() && rules.stream().anyMatch(r -> r.isOpen() && r.lacking().contains(stream));
  }
}
