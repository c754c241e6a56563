package org.avow.engine.evaluate;

import java.util.List;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;

/**
 * Which facts of a type are kept until all are read. Immutable; threads may share it.
 *
 * @param all whether other facts look at every one of them; otherwise only those that some rule may
 *     apply to are kept (semantics 3.3)
 * @param inquiries the rules that judge the type, where they alone look at it
 */
record Keeping(boolean all, List<Inquiry> inquiries) {

  static Keeping of(FactType type, Component component, World world, Question question) {
    List<Leaf> leaves = component.lanes().stream().flatMap(lane -> lane.leaves().stream()).toList();
    boolean candidates = leaves.stream().anyMatch(leaf -> isLookedAt(type, leaf));
    boolean derived = type.fields().stream().anyMatch(f -> f.derivation() != Field.Given.GIVEN);
    List<Inquiry> inquiries =
        leaves.stream()
            .filter(leaf -> leaf.rule().judged().map(j -> j.type() == type).orElse(false))
            .map(leaf -> new Inquiry(leaf.policy(), leaf.rule(), world, question))
            .toList();
    return new Keeping(candidates || derived, inquiries);
  }

  private static boolean isLookedAt(FactType type, Leaf leaf) {
    return leaf.form() instanceof Requirement.Coded
        || Layout.looksAt(leaf.form()).anyMatch(other -> other == type);
  }

  void select(List<FactRow> rows, List<Fact> kept) {
    if (all) {
      rows.forEach(row -> kept.add(row.fact()));
      return;
    }
    List<RowFrame> frames = inquiries.stream().map(i -> new RowFrame(i.parameters())).toList();
    for (FactRow row : rows) {
      if (concerns(row, frames)) {
        kept.add(row.fact());
      }
    }
  }

  private boolean concerns(FactRow row, List<RowFrame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      frames.get(i).stand(row);
      if (!inquiries.get(i).scope(row, frames.get(i)).isFalse()) {
        return true;
      }
    }
    return false;
  }
}
