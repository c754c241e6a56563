package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.avow.engine.evaluate.kept.KeptRows;
import org.avow.engine.evaluate.kept.RowStore;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.feed.Workers;
import org.avow.engine.plan.Component;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Judges the facts of a component, part by part. Mutable, for one use. */
final class Parts {
  private final Component component;
  private final World world;
  private final Question question;
  private final Workers workers;
  private final RowStore rows;
  private final FindingSpace space;
  private final Effort effort;

  /**
   * @param rows packed ones
   * @param space where findings wait
   * @param effort counts what it takes
   */
  Parts(
      Component component,
      World world,
      Question question,
      Workers workers,
      RowStore rows,
      FindingSpace space,
      Effort effort) {
    this.space = space;
    this.effort = effort;
    this.component = component;
    this.world = world;
    this.question = question;
    this.workers = workers;
    this.rows = rows;
  }

  /**
   * The reports of the component's rules.
   *
   * @param kept the facts of every type that are neither packed nor in the world already
   */
  IdentityHashMap<Rule, RuleReport> reports(Map<FactType, List<Fact>> kept) {
    Optional<List<Map<FactType, List<Fact>>>> divided = divide(kept);
    if (divided.isEmpty()) {
      Evaluation whole = judge(everything(kept));
      whole.count(effort);
      return whole.reports();
    }
    List<Map<FactType, List<Fact>>> parts = divided.get();
    AtomicInteger next = new AtomicInteger();
    InOrder judged = new InOrder();
    workers.run(
        parts.size(),
        () -> {
          for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
            judged.put(i, judge(i, parts.get(i)));
            int part = i;
            component.types().forEach(type -> rows.forget(type, part));
          }
        });
    Evaluation first = judged.all();
    first.count(effort);
    return first.reports();
  }

  /** Takes what came out of parts, each as soon as those before it are here. */
  private static final class InOrder {
    private final TreeMap<Integer, Evaluation> waiting = new TreeMap<>();
    private @Nullable Evaluation all;
    private int next;

    synchronized void put(int part, Evaluation evaluation) {
      waiting.put(part, evaluation);
      while (!waiting.isEmpty() && waiting.firstKey() == next) {
        Evaluation following = waiting.pollFirstEntry().getValue();
        if (all == null) {
          all = following;
        } else {
          all.absorb(following);
        }
        next++;
      }
    }

    synchronized Evaluation all() {
      return Objects.requireNonNull(all, "no part was judged");
    }
  }

  /** All facts as they are, packed ones included. */
  private Map<FactType, List<Fact>> everything(Map<FactType, List<Fact>> kept) {
    Map<FactType, List<Fact>> all = new HashMap<>();
    kept.forEach((type, facts) -> all.put(type, new ArrayList<>(facts)));
    for (int part = 0; part < rows.parts(); part++) {
      KeptRows packed = new KeptRows(rows, part);
      all.forEach((type, facts) -> facts.addAll(packed.whole(type, index -> true)));
    }
    return all;
  }

  private Evaluation judge(Map<FactType, List<Fact>> facts) {
    facts.values().forEach(of -> of.sort(Comparator.comparing(Fact::place)));
    return Evaluation.of(
        component.lanes(), world.with(facts), question, space, (rule, index) -> false);
  }

  /** Judges one part: what is not proved to pass in sessions. */
  private Evaluation judge(int part, Map<FactType, List<Fact>> kept) {
    KeptRows packed = new KeptRows(rows, part);
    Map<FactType, boolean[]> needed = LaneFields.of(component);
    Map<FactType, Rows> some = new HashMap<>();
    Map<FactType, int[]> keys = new HashMap<>();
    kept.forEach(
        (type, others) -> {
          Rows of = packed.some(type, of(needed, type));
          some.put(type, of);
          keys.put(type, keys(of, others, packed));
        });
    Screening screening = new Screening(world, question, some, kept, keys);
    screening.screen(component.lanes(), needed);
    Map<FactType, OpenFacts> open = new HashMap<>();
    kept.forEach(
        (type, others) ->
            open.put(type, OpenFacts.of(packed, type, others, of(keys, type), screening)));
    Map<FactType, List<Fact>> facts = new HashMap<>();
    open.forEach((type, of) -> facts.put(type, of.facts()));
    Evaluation evaluation =
        Evaluation.of(
            component.lanes(),
            world.with(facts),
            question,
            space,
            (rule, index) ->
                screening.isProved(
                    rule, of(open, rule.judged().orElseThrow().type()).index(index)));
    evaluation.absorb(screening);
    return evaluation;
  }

  private int[] keys(Rows of, List<Fact> others, KeptRows packed) {
    int slot = of(component.key(), of.type()).slot();
    int[] keys = new int[of.size() + others.size()];
    for (int i = 0; i < keys.length; i++) {
      Value key = i < of.size() ? of.get(i, slot) : others.get(i - of.size()).get(slot);
      keys[i] = packed.number(key);
    }
    return keys;
  }

  private static <T> T of(Map<FactType, T> map, FactType type) {
    T of = map.get(type);
    if (of == null) {
      throw new IllegalArgumentException("not a type of this part: " + type);
    }
    return of;
  }

  private Value key(Fact fact) {
    return fact.get(of(component.key(), fact.type()).slot());
  }

  /**
   * Whether facts of one part bear on another: those that may belong to any group, and those that
   * may belong to any case once there are so many that they become a gap (semantics 3.4, 9.2).
   */
  private boolean mayBeAnywhere(Map<FactType, List<Fact>> kept) {
    KnownKeys keys = KnownKeys.of(component);
    return kept.values().stream()
        .anyMatch(
            facts ->
                facts.stream().anyMatch(keys::lacksGroup)
                    || facts.stream().filter(keys::lacksJoin).count() > KeyIndex.BOUND);
  }

  /** The facts by the part of their key; empty if some fact may look at any. */
  private Optional<List<Map<FactType, List<Fact>>>> divide(Map<FactType, List<Fact>> kept) {
    if (!component.divisible() || mayBeAnywhere(kept)) {
      return Optional.empty();
    }
    List<Map<FactType, List<Fact>>> parts = new ArrayList<>();
    for (int i = 0; i < rows.parts(); i++) {
      Map<FactType, List<Fact>> part = new HashMap<>();
      kept.keySet().forEach(type -> part.put(type, new ArrayList<>()));
      parts.add(part);
    }
    for (Map.Entry<FactType, List<Fact>> entry : kept.entrySet()) {
      for (Fact fact : entry.getValue()) {
        int part = rows.part(key(fact));
        if (part < 0) {
          return Optional.empty();
        }
        of(parts.get(part), fact.type()).add(fact);
      }
    }
    return Optional.of(parts);
  }
}
