package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.plan.Join;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.drools.LaneSessions;
import org.avow.engine.plan.drools.LeafRule;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/**
 * Judges the facts of a lane: groups them and their candidates by key into cases, and hands the
 * cases to sessions (semantics 9.1 to 9.3). Mutable, for one thread.
 */
final class LaneJudge {
  /** So many judged facts share a session; many more, or one each, cost more time a fact. */
  static final int BATCH = 1_000;

  private final Lane lane;
  private final World world;
  private final Function<Leaf, Inquiry> inquiries;
  private final Map<IndexKey, KeyIndex> indexes = new HashMap<>();
  private long asked;

  LaneJudge(Lane lane, World world, Function<Leaf, Inquiry> inquiries) {
    this.lane = lane;
    this.world = world;
    this.inquiries = inquiries;
  }

  /** How many facts were judged in sessions. */
  long asked() {
    return asked;
  }

  /**
   * Judges the facts of the lane in sessions.
   *
   * @param proved says of which a leaf need not be asked
   */
  void judge(Proved proved, Consumer<Answers> sink) {
    List<LeafRule<Asked, Answers>> rules = new ArrayList<>();
    for (int number = 0; number < lane.leaves().size(); number++) {
      rules.add(rule(number));
    }
    LaneSessions<Asked, Answers> sessions = new LaneSessions<>(Answers.class, rules);
    List<Asked> batch = new ArrayList<>(BATCH);
    Consumer<Asked> ask =
        asked -> {
          if (lane.leaves().stream().allMatch(leaf -> proved.test(leaf.rule(), asked.index()))) {
            return;
          }
          batch.add(asked);
          this.asked++;
          if (batch.size() == BATCH) {
            sessions.judge(batch, sink);
            batch.clear();
          }
        };
    ask(ask);
    if (!batch.isEmpty()) {
      sessions.judge(batch, sink);
    }
  }

  /**
   * Says of each fact of the lane what comes out of its leaves, without any session.
   *
   * @param sink takes the answers, no one out of scope
   */
  void screen(Screen sink) {
    List<Screened> leaves = new ArrayList<>();
    for (int number = 0; number < lane.leaves().size(); number++) {
      leaves.add(screened(number));
    }
    ask(
        asked -> {
          for (int i = 0; i < leaves.size(); i++) {
            Screened leaf = leaves.get(i);
            Judged judged = leaf.judged(asked);
            if (!judged.scope().isFalse()) {
              sink.accept(lane.leaves().get(i), judged, leaf.result(asked));
            }
          }
        });
  }

  /** Takes what comes out of a leaf. */
  interface Screen {
    void accept(Leaf leaf, Judged judged, LeafResult result);
  }

  /** A leaf outside of any session. */
  private interface Screened {
    Judged judged(Asked asked);

    LeafResult result(Asked asked);
  }

  private Screened screened(int number) {
    Leaf leaf = lane.leaves().get(number);
    Inquiry inquiry = inquiries.apply(leaf);
    if (leaf.form() instanceof Requirement.Condition condition) {
      return new ScreenedCondition(inquiry, Lowering.lower(condition.expression()));
    }
    if (leaf.form() instanceof Requirement.Relation relation) {
      RelationLeaf relationLeaf = new RelationLeaf(inquiry, relation);
      return new ScreenedRelation(number, relationLeaf, Forms.of(relationLeaf, relation));
    }
    throw new IllegalArgumentException("no leaf of a lane: " + leaf.form());
  }

  private record ScreenedCondition(Inquiry inquiry, Evaluator condition) implements Screened {
    @Override
    public Judged judged(Asked asked) {
      return asked.judged(inquiry);
    }

    @Override
    public LeafResult result(Asked asked) {
      Row row = judged(asked).row();
      FactFrame frame = new FactFrame(row, FactFrame.NOTHING, inquiry.parameters());
      return Conditions.result(condition.truth(frame));
    }
  }

  private record ScreenedRelation(int number, RelationLeaf relation, Form form)
      implements Screened {
    @Override
    public Judged judged(Asked asked) {
      return asked.judged(number, relation);
    }

    @Override
    public LeafResult result(Asked asked) {
      Search search = asked.search(number, relation, form);
      List<Match> matches = new ArrayList<>(4);
      form.matches(search).forEach(matches::add);
      return form.outcome(search, matches);
    }
  }

  private void ask(Consumer<Asked> ask) {
    if (lane.judged().isEmpty()) {
      ask.accept(asked(0, Optional.empty(), everything()));
    } else {
      askEach(world.facts(lane.judged().get()), ask);
    }
  }

  private void askEach(List<Fact> facts, Consumer<Asked> ask) {
    Case everything = everything();
    if (lane.key().isEmpty()) {
      for (int i = 0; i < facts.size(); i++) {
        ask.accept(asked(i, Optional.of(facts.get(i)), everything));
      }
      return;
    }
    Map<List<Value>, Case> cases = new HashMap<>();
    List<Integer> vague = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      Optional<List<Value>> key = KeyIndex.key(facts.get(i), lane.key());
      if (key.isPresent()) {
        Case candidates = cases.computeIfAbsent(key.get(), k -> kase(leaf -> index(leaf).of(k)));
        ask.accept(asked(i, Optional.of(facts.get(i)), candidates));
      } else {
        vague.add(i);
      }
    }
    for (int i : vague) {
      Fact fact = facts.get(i);
      Case candidates =
          vague.size() > KeyIndex.BOUND ? kase(leaf -> index(leaf).none(fact)) : everything;
      ask.accept(asked(i, Optional.of(fact), candidates));
    }
  }

  private Asked asked(int index, Optional<Fact> fact, Case candidates) {
    return new Asked(index, fact, candidates, lane.leaves().size());
  }

  private Case kase(IntFunction<Candidates> source) {
    return new Case(lane.leaves().size(), source);
  }

  private Case everything() {
    return kase(leaf -> index(leaf).all());
  }

  private KeyIndex index(int number) {
    Leaf leaf = lane.leaves().get(number);
    if (!(leaf.form() instanceof Requirement.Relation relation)) {
      throw new IllegalArgumentException("no relation: " + leaf.form());
    }
    FactType type = relation.candidates().type();
    List<Term.Field> key = leaf.key().stream().map(Join::candidate).toList();
    List<Integer> slots = key.stream().map(Term.Field::slot).toList();
    return indexes.computeIfAbsent(new IndexKey(type, slots), k -> new KeyIndex(world, type, key));
  }

  private record IndexKey(FactType type, List<Integer> slots) {
    @Override
    public boolean equals(Object other) {
      return other instanceof IndexKey that && type.equals(that.type) && slots.equals(that.slots);
    }

    @Override
    public int hashCode() {
      int hash = type.hashCode();
      return 31 * hash + slots.hashCode();
    }
  }

  private LeafRule<Asked, Answers> rule(int number) {
    Leaf leaf = lane.leaves().get(number);
    Inquiry inquiry = inquiries.apply(leaf);
    String id = leaf.policy().id() + "/" + leaf.rule().id() + " " + number;
    if (leaf.form() instanceof Requirement.Condition condition) {
      Evaluator evaluator = Lowering.lower(condition.expression());
      return new LeafRule.Single<>(id, () -> new Conditions(leaf, inquiry, evaluator));
    }
    if (leaf.form() instanceof Requirement.Relation relation) {
      RelationLeaf relationLeaf = new RelationLeaf(inquiry, relation);
      return relating(id, number, leaf, relationLeaf, Forms.of(relationLeaf, relation));
    }
    throw new IllegalArgumentException("no leaf of a lane: " + leaf.form());
  }

  private static LeafRule<Asked, Answers> relating(
      String id, int number, Leaf leaf, RelationLeaf relation, Form form) {
    return new LeafRule.Relating<Asked, Match, Answers>(
        id,
        asked -> !asked.judged(number, relation).scope().isFalse(),
        asked -> form.matches(asked.search(number, relation, form)),
        (asked, matches) -> {
          Search search = asked.search(number, relation, form);
          LeafResult result = form.outcome(search, matches);
          return new Answers(leaf, List.of(new Answers.Answer(search.judged(), result)));
        });
  }
}
