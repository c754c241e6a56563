package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.drools.Tally;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Truth;

/** Judges facts by a condition (semantics 4.1), in one session. Mutable, for one thread. */
final class Conditions implements Tally<Asked, Answers> {
  private static final LeafResult UNKNOWN = LeafResult.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN);

  private final Leaf leaf;
  private final Inquiry inquiry;
  private final Evaluator condition;
  private final List<Answers.Answer> answers = new ArrayList<>();

  Conditions(Leaf leaf, Inquiry inquiry, Evaluator condition) {
    this.leaf = leaf;
    this.inquiry = inquiry;
    this.condition = condition;
  }

  @Override
  public void add(Asked asked) {
    Judged judged = asked.judged(inquiry);
    if (!judged.scope().isFalse()) {
      FactFrame frame = new FactFrame(judged.row(), FactFrame.NOTHING, inquiry.parameters());
      answers.add(new Answers.Answer(judged, result(condition.truth(frame))));
    }
  }

  @Override
  public Answers counted() {
    return new Answers(leaf, answers);
  }

  /** What the truth of a condition comes to. */
  static LeafResult result(Truth truth) {
    return switch (truth) {
      case TRUE -> LeafResult.PASS;
      case FALSE -> LeafResult.FAIL;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
