package org.avow.engine.evaluate;

import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Rule;

/**
 * What came out of one rule. Immutable.
 *
 * @param outcome the worst of everything
 * @param counts judged facts or groups by outcome; every outcome has an entry
 * @param certainlyInScope whether any judged fact was certainly in scope (semantics 6.4); true for
 *     a rule without {@code for}
 * @param findings everything that is not a pass
 * @param due for a pending rule the earliest instant at which it may be judged
 * @param since for a broken rule the first instant of the latest unbroken run of failing judgements
 *     (6.7)
 * @param keptSince for a rule whose failing judgements ended, the end of the last one
 * @param preview of a rule not yet in force: what would be judged now, its outcome and findings
 */
public record RuleReport(
    Policy policy,
    Rule rule,
    Outcome outcome,
    Map<Outcome, Long> counts,
    boolean certainlyInScope,
    Findings findings,
    Optional<Long> due,
    Optional<Long> since,
    Optional<Long> keptSince,
    Optional<RuleReport> preview) {}
