package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Outcome;

/**
 * What can be said of a clause. Immutable; instants are nanoseconds since 1970.
 *
 * @param commitments id of the document that holds it
 * @param outcome empty if the clause cannot be checked
 * @param reason why it is inconclusive although no rule is
 * @param since since when it is broken
 * @param keptSince since when it is kept, if it was broken before
 * @param due when the earliest of its pending rules may be judged
 * @param rules the rules that keep it, selected or not
 */
public record ClauseVerdict(
    String commitments,
    Clause clause,
    Optional<Outcome> outcome,
    Optional<ClauseReason> reason,
    Optional<Long> since,
    Optional<Long> keptSince,
    Optional<Long> due,
    List<RuleName> rules) {
  public ClauseVerdict {
    rules = List.copyOf(rules);
  }
}
