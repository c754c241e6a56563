package org.avow.engine.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;

/**
 * What can be said of a rule. Immutable; instants are nanoseconds since 1970.
 *
 * @param left the worst outcome of it that no waiver takes from the gate
 * @param blocks whether it makes the gate fail, waivers taken into account
 * @param counts judged facts or groups by outcome; every outcome has an entry
 * @param findings the first hundred in canonical order (semantics 7.2)
 * @param findingCount how many findings there are in all
 * @param waivedCount how many of all findings are waived
 * @param due when a pending rule may be judged
 * @param since since when a broken rule is broken without a break
 * @param keptSince since when a rule that was broken is kept
 * @param preview of a rule not yet in force: what would come out now
 */
public record RuleVerdict(
    RuleName name,
    Rule rule,
    Outcome outcome,
    Outcome left,
    boolean blocks,
    Map<Outcome, Long> counts,
    List<FindingEntry> findings,
    long findingCount,
    long waivedCount,
    Optional<Long> due,
    Optional<Long> since,
    Optional<Long> keptSince,
    Optional<RuleVerdict> preview) {
  /** How many findings of a rule stand in a verdict. */
  public static final int FINDINGS = 100;

  public RuleVerdict {
    findings = List.copyOf(findings);
  }

  RuleVerdict with(boolean makesGateFail, Optional<RuleVerdict> shown) {
    return new RuleVerdict(
        name,
        rule,
        outcome,
        left,
        makesGateFail,
        counts,
        findings,
        findingCount,
        waivedCount,
        due,
        since,
        keptSince,
        shown);
  }
}
