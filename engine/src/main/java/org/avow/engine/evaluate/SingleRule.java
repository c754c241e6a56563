package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.Field;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaves;
import org.avow.engine.plan.drools.Tally;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Truth;

/** A rule whose requirement looks at one event alone. Immutable; threads may share it. */
final class SingleRule {
  private static final int OUT = 0;
  private static final int PASSES = 1;

  private final Inquiry inquiry;
  private final int[] slots;
  private final int kept;
  private final Optional<Evaluator> condition;
  private final IdentityHashMap<Requirement, Evaluator> conditions = new IdentityHashMap<>();

  /**
   * @param kept how many judgements the history remembers at least
   */
  SingleRule(Inquiry inquiry, List<Requirement> leaves, int kept) {
    this.inquiry = inquiry;
    this.slots =
        Layout.reads(inquiry.rule()).stream().mapToInt(Field::slot).distinct().sorted().toArray();
    this.kept = kept;
    for (Requirement leaf : leaves) {
      Requirement.Condition form = (Requirement.Condition) leaf;
      conditions.put(form, Lowering.lower(form.expression()));
    }
    this.condition = Optional.ofNullable(conditions.get(inquiry.rule().require()));
  }

  String id() {
    return inquiry.policy().id() + "/" + inquiry.rule().id();
  }

  /** Starts judging the rows of one session. */
  Tally<List<FactRow>, RuleTally> tally() {
    return new Rows();
  }

  /** The rows of one session. Mutable, for one thread. */
  private final class Rows implements Tally<List<FactRow>, RuleTally> {
    private final RowFrame frame = new RowFrame(inquiry.parameters());
    private final Memory memory = new Memory(slots);
    private final RuleTally tally = new RuleTally(inquiry, conditions.size(), kept);

    @Override
    public void add(List<FactRow> rows) {
      for (FactRow row : rows) {
        Truth exists = inquiry.lies(row);
        if (exists.isTrue()) {
          certain(row);
        } else if (!exists.isFalse()) {
          frame.stand(row);
          Truth scope = inquiry.appliesIn(frame).atMostUnknown();
          if (!scope.isFalse()) {
            add(row, scope, judge());
          }
        }
      }
    }

    /** A row that lies in W for certain: what follows depends on its values alone. */
    private void certain(FactRow row) {
      int known = memory.recall(row);
      if (known == OUT) {
        return;
      }
      if (known == PASSES) {
        tally.pass(row.at().earliest());
        return;
      }
      frame.stand(row);
      Truth scope = inquiry.appliesIn(frame);
      if (scope.isFalse()) {
        memory.remember(row, OUT);
        return;
      }
      LeafResult result = judge();
      if (scope.isTrue() && result.outcome() == Outcome.PASS) {
        memory.remember(row, PASSES);
      }
      add(row, scope, result);
    }

    private LeafResult judge() {
      return condition.isPresent()
          ? Conditions.result(condition.get().truth(frame))
          : inquiry.rule().require().accept(new Combination(f -> Conditions.result(of(f))));
    }

    private Truth of(Requirement form) {
      Evaluator evaluator = conditions.get(form);
      if (evaluator == null) {
        throw new IllegalArgumentException("not a leaf of the rule: " + form);
      }
      return evaluator.truth(frame);
    }

    private void add(FactRow row, Truth scope, LeafResult result) {
      if (scope.isTrue() && result.outcome() == Outcome.PASS) {
        tally.pass(row.at().earliest());
        return;
      }
      tally.add(new Judged(0, Optional.of(row.fact()), row.at(), scope), result);
    }

    @Override
    public RuleTally counted() {
      return tally;
    }
  }

  /** As many as there are rules, in their order. */
  static List<SingleRule> all(List<Inquiry> inquiries, int kept) {
    List<SingleRule> rules = new ArrayList<>();
    for (Inquiry inquiry : inquiries) {
      rules.add(new SingleRule(inquiry, Leaves.of(inquiry.rule().require()), kept));
    }
    return rules;
  }
}
