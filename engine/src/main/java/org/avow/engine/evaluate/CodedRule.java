package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * What a rule over single events says of codes, block after block. Mutable, for one thread and one
 * set of columns.
 *
 * @param answers by all that the rule reads
 * @param where whether the rule applies
 * @param require whether it is kept; empty if it requires more than one condition
 */
record CodedRule(CodeTable answers, Conjunction where, Optional<Conjunction> require) {
  /** The rule does not apply. */
  static final byte OUT = 1;

  /** The rule applies for certain, and is kept. */
  static final byte PASSES = 2;

  /** The rule applies for certain, and what is found is {@link LeafResult#FAIL}. */
  static final byte FAILS = 3;

  /** Anything else. */
  static final byte OTHER = 4;

  /**
   * @param slots all that the rule reads
   */
  static CodedRule of(Inquiry inquiry, int[] slots, FactColumns facts) {
    Rule rule = inquiry.rule();
    Optional<Conjunction> require =
        rule.require() instanceof Requirement.Condition condition
            ? Optional.of(
                new Conjunction(Optional.of(condition.expression()), inquiry.parameters(), facts))
            : Optional.empty();
    return new CodedRule(
        new CodeTable(slots),
        new Conjunction(rule.judged().flatMap(Rule.Judged::where), inquiry.parameters(), facts),
        require);
  }

  /** Looks at the columns as they are filled now. */
  void enter(FactColumns facts) {
    answers.enter(facts);
    where.enter(facts);
    require.ifPresent(of -> of.enter(facts));
  }
}
