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
  private final LaneSessions<Asked, Answers> sessions;
  private final Map<IndexKey, KeyIndex> indexes = new HashMap<>();

  LaneJudge(Lane lane, World world, Function<Leaf, Inquiry> inquiries) {
    this.lane = lane;
    this.world = world;
    this.inquiries = inquiries;
    List<LeafRule<Asked, Answers>> rules = new ArrayList<>();
    for (int number = 0; number < lane.leaves().size(); number++) {
      rules.add(rule(number));
    }
    this.sessions = new LaneSessions<>(Answers.class, rules);
  }

  /** Judges all facts of the lane. */
  void judge(Consumer<Answers> sink) {
    List<Asked> batch = new ArrayList<>(BATCH);
    Consumer<Asked> ask =
        asked -> {
          batch.add(asked);
          if (batch.size() == BATCH) {
            sessions.judge(batch, sink);
            batch.clear();
          }
        };
    if (lane.judged().isEmpty()) {
      ask.accept(asked(0, Optional.empty(), everything()));
    } else {
      askEach(world.facts(lane.judged().get()), ask);
    }
    if (!batch.isEmpty()) {
      sessions.judge(batch, sink);
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
