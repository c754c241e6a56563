package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * Which facts of a type are kept until all are read. Immutable; threads may share it.
 *
 * @param all whether other facts look at every one of them; otherwise only those that some rule may
 *     apply to are kept (semantics 3.3)
 * @param inquiries the rules that judge the type, where they alone look at it
 * @param key the field by which the type's facts are divided into parts, if they are
 * @param keys by which they are joined and grouped
 */
record Keeping(boolean all, List<Inquiry> inquiries, Optional<Field> key, KnownKeys keys) {

  static Keeping of(FactType type, Component component, World world, Question question) {
    List<Leaf> leaves = component.lanes().stream().flatMap(lane -> lane.leaves().stream()).toList();
    boolean candidates = leaves.stream().anyMatch(leaf -> isLookedAt(type, leaf));
    boolean derived = type.fields().stream().anyMatch(f -> f.derivation() != Field.Given.GIVEN);
    List<Inquiry> inquiries =
        leaves.stream()
            .filter(leaf -> leaf.rule().judged().map(j -> j.type() == type).orElse(false))
            .map(leaf -> new Inquiry(leaf.policy(), leaf.rule(), world, question))
            .toList();
    return new Keeping(
        candidates || derived,
        inquiries,
        Optional.ofNullable(component.key().get(type)),
        KnownKeys.of(component));
  }

  private static boolean isLookedAt(FactType type, Leaf leaf) {
    return leaf.form() instanceof Requirement.Coded
        || Layout.looksAt(leaf.form()).anyMatch(other -> other == type);
  }

  /** Which events in columns are kept, ascending. */
  int[] select(FactColumns facts) {
    if (all) {
      return IntStream.range(0, facts.size()).toArray();
    }
    Concerns concerns = facts.memory(this, () -> new Concerns(inquiries, facts));
    concerns.enter(facts);
    int[] chosen = new int[facts.size()];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (concerns.test(i)) {
        chosen[count++] = i;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /** Hands on the facts that are kept. */
  void select(List<Fact> facts, List<Fact> kept) {
    if (all) {
      kept.addAll(facts);
      return;
    }
    List<RowFrame> frames = inquiries.stream().map(i -> new RowFrame(i.parameters())).toList();
    for (Fact fact : facts) {
      for (int i = 0; i < frames.size(); i++) {
        frames.get(i).stand(fact);
        if (!inquiries.get(i).scope(fact, frames.get(i)).isFalse()) {
          kept.add(fact);
          break;
        }
      }
    }
  }

  /** Whether some rule may apply to an event in columns. Mutable, for one set of columns. */
  private static final class Concerns {
    private final List<Inquiry> inquiries;
    private final List<Conjunction> conditions;
    private FactColumns.Cursor row;

    Concerns(List<Inquiry> inquiries, FactColumns facts) {
      this.inquiries = inquiries;
      this.conditions =
          inquiries.stream()
              .map(
                  i ->
                      new Conjunction(
                          i.rule().judged().flatMap(Rule.Judged::where), i.parameters(), facts))
              .toList();
      this.row = facts.cursor();
    }

    void enter(FactColumns facts) {
      row = facts.cursor();
      conditions.forEach(condition -> condition.enter(facts));
    }

    boolean test(int index) {
      for (int i = 0; i < conditions.size(); i++) {
        if (!conditions.get(i).truth(index).isFalse()
            && !inquiries.get(i).lies(row.at(index)).isFalse()) {
          return true;
        }
      }
      return false;
    }
  }
}
