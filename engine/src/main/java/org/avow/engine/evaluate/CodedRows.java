package org.avow.engine.evaluate;

import java.util.Optional;
import java.util.function.Function;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactRow;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Truth;

/**
 * Judges events that certainly lie in W by a rule over single ones: what the rule said of the same
 * codes before is not evaluated again. Mutable, for one block.
 */
final class CodedRows {
  private final CodedRule rule;
  private final FactColumns facts;
  private final FactColumns.Cursor row;
  private final Function<FactRow, LeafResult> judge;
  private final RuleTally tally;
  private final int[] passed;
  private int passes;

  /**
   * @param judge what the requirement comes to
   * @param tally takes what comes out
   */
  CodedRows(
      CodedRule rule, FactColumns facts, Function<FactRow, LeafResult> judge, RuleTally tally) {
    this.rule = rule;
    this.facts = facts;
    this.row = facts.cursor();
    this.judge = judge;
    this.tally = tally;
    this.passed = new int[facts.size()];
  }

  /** Judges all events of the block. */
  void add() {
    rule.enter(facts);
    CodeTable answers = rule.answers();
    for (int i = 0; i < facts.size(); i++) {
      int entry = answers.entry(i);
      byte answer = entry == CodeTable.NONE ? CodeTable.UNKNOWN : answers.get(entry);
      if (answer == CodedRule.PASSES) {
        passed[passes++] = i;
      } else if (answer != CodedRule.OUT) {
        answer = judge(i);
        if (entry != CodeTable.NONE) {
          answers.set(entry, answer);
        }
      }
    }
    tally.pass(facts, passed, passes);
  }

  private byte judge(int index) {
    Truth scope = rule.where().truth(index);
    if (scope.isFalse()) {
      return CodedRule.OUT;
    }
    LeafResult result =
        rule.require().isPresent()
            ? Conditions.result(rule.require().get().truth(index))
            : judge.apply(row.at(index));
    if (scope.isTrue() && result.outcome() == Outcome.PASS) {
      passed[passes++] = index;
      return CodedRule.PASSES;
    }
    row.at(index);
    tally.add(new Judged(0, Optional.of(row.fact()), row.at(), scope), result);
    return CodedRule.OTHER;
  }
}
