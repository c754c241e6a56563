package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
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
  private final int[] shown;
  private final Place origin;
  private final boolean enough;
  private final int[] passed;
  private int passes;

  /**
   * @param shown the slots that a finding of the rule may show
   * @param judge what the requirement comes to
   * @param tally takes what comes out
   */
  CodedRows(
      CodedRule rule,
      FactColumns facts,
      int[] shown,
      Function<FactRow, LeafResult> judge,
      RuleTally tally) {
    this.rule = rule;
    this.facts = facts;
    this.row = facts.cursor();
    this.judge = judge;
    this.tally = tally;
    this.shown = shown;
    this.origin = facts.origin();
    this.enough = areEnough(shown, facts, origin);
    this.passed = new int[facts.size()];
  }

  /**
   * Whether columns hold all that a finding may show: of an event at a pointer that is any field,
   * for its steps are masked where they are the value of a personal one.
   */
  private static boolean areEnough(int[] shown, FactColumns facts, Place origin) {
    return origin.pointer().isEmpty()
        && Arrays.stream(shown).allMatch(slot -> slot == FactType.AT || facts.column(slot) != null);
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
      } else if (answer == CodedRule.FAILS) {
        add(i, Truth.TRUE, LeafResult.FAIL);
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
    add(index, scope, result);
    return scope.isTrue() && result.isPlainFail() ? CodedRule.FAILS : CodedRule.OTHER;
  }

  private void add(int index, Truth scope, LeafResult result) {
    Fact fact = enough ? facts.fact(index, shown, origin) : facts.fact(index);
    tally.add(new Judged(0, Optional.of(fact), fact.at(), scope), result);
  }
}
