package org.avow.engine.evaluate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.feed.Batch;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaves;
import org.avow.engine.plan.drools.Tally;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Truth;

/** A rule whose requirement looks at one event alone. Immutable; threads may share it. */
final class SingleRule {
  private final Inquiry inquiry;
  private final FactType type;
  private final int[] slots;
  private final int[] shown;
  private final int kept;
  private final Optional<Evaluator> condition;
  private final IdentityHashMap<Requirement, Evaluator> conditions = new IdentityHashMap<>();

  /**
   * @param kept how many judgements the history remembers at least
   */
  SingleRule(Inquiry inquiry, int kept) {
    this.inquiry = inquiry;
    this.type = inquiry.rule().judged().orElseThrow().type();
    this.slots =
        Layout.reads(inquiry.rule()).stream().mapToInt(Field::slot).distinct().sorted().toArray();
    this.shown = Layout.shows(inquiry.rule()).stream().mapToInt(slot -> slot).toArray();
    this.kept = kept;
    for (Requirement leaf : Leaves.of(inquiry.rule().require())) {
      Requirement.Condition form = (Requirement.Condition) leaf;
      conditions.put(form, Lowering.lower(form.expression()));
    }
    this.condition = Optional.ofNullable(conditions.get(inquiry.rule().require()));
  }

  /** Starts judging the facts of one session; those of other types are passed over. */
  Tally<Batch, RuleTally> tally() {
    return new Rows();
  }

  /** The facts of one session. Mutable, for one thread. */
  private final class Rows implements Tally<Batch, RuleTally> {
    private final RowFrame frame = new RowFrame(inquiry.parameters());
    private final RuleTally tally = new RuleTally(inquiry, conditions.size(), kept);

    @Override
    public void add(Batch batch) {
      for (FactColumns columns : batch.columns()) {
        if (columns.type() == type) {
          add(columns);
        }
      }
      for (Fact fact : batch.facts().getOrDefault(type, List.of())) {
        add(fact);
      }
    }

    private void add(FactColumns facts) {
      boolean certain = facts.size() > 0 && inquiry.liesAll(facts.first(), facts.last());
      if (certain) {
        CodedRule coded = facts.memory(SingleRule.this, () -> CodedRule.of(inquiry, slots, facts));
        new CodedRows(coded, facts, shown, this::judge, tally).add();
        return;
      }
      FactColumns.Cursor row = facts.cursor();
      for (int i = 0; i < facts.size(); i++) {
        add(row.at(i));
      }
    }

    private void add(FactRow row) {
      Truth exists = inquiry.lies(row);
      if (!exists.isFalse()) {
        frame.stand(row);
        Truth scope = exists.and(inquiry.appliesIn(frame));
        if (!scope.isFalse()) {
          add(row, scope, judge());
        }
      }
    }

    /** What the requirement comes to for a row. */
    private LeafResult judge(FactRow row) {
      frame.stand(row);
      return judge();
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
}
