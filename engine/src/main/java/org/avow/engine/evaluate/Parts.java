package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.evaluate.kept.KeptRows;
import org.avow.engine.evaluate.kept.PartRange;
import org.avow.engine.evaluate.kept.RowStore;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.plan.Component;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.text.Order;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Judges the facts of a component, part by part. Mutable, for one use. */
final class Parts {
  /** About so many bytes a fact takes that is not packed. */
  private static final int FACT = 200;

  private final Component component;
  private final World world;
  private final Question question;
  private final long together;
  private final RowStore rows;
  private final FindingSpace space;
  private final Effort effort;
  private final InOrder judged = new InOrder();
  private boolean large;

  /**
   * @param together bytes of facts for which it does not pay to judge them apart
   * @param rows packed ones
   * @param space where findings wait
   * @param effort counts what it takes
   */
  Parts(
      Component component,
      World world,
      Question question,
      long together,
      RowStore rows,
      FindingSpace space,
      Effort effort) {
    this.space = space;
    this.effort = effort;
    this.component = component;
    this.world = world;
    this.question = question;
    this.together = together;
    this.rows = rows;
  }

  /**
   * What is to be done before there are {@link #reports}, each once; threads may do it at the same
   * time.
   *
   * @param kept the facts of every type that are neither packed nor in the world already
   */
  List<Runnable> jobs(Map<FactType, List<Fact>> kept) {
    Optional<List<Map<FactType, List<Fact>>>> divided = divide(kept);
    if (divided.isEmpty()) {
      long size = size(0, kept);
      for (int part = 1; part < rows.parts(); part++) {
        size += size(part, Map.of());
      }
      large = size > together;
      return List.of(() -> judged.put(0, judge(everything(kept))));
    }
    List<Runnable> jobs = new ArrayList<>();
    for (Share share : shares(divided.get())) {
      int number = jobs.size();
      jobs.add(
          () -> {
            judged.put(number, judge(share));
            component.types().forEach(type -> rows.forget(type, share.parts()));
          });
    }
    return jobs;
  }

  /** Whether the one job takes so much memory that no other should be done beside it. */
  boolean isLarge() {
    return large;
  }

  /** The reports of the component's rules, when all jobs are done. */
  IdentityHashMap<Rule, RuleReport> reports() {
    Evaluation all = judged.all();
    all.count(effort);
    return all.reports();
  }

  /** Parts that are judged together, and their facts that are not packed. */
  private record Share(PartRange parts, Map<FactType, List<Fact>> kept) {}

  /** Neighbouring parts together, as long as they are small. */
  private List<Share> shares(List<Map<FactType, List<Fact>>> parts) {
    List<Share> shares = new ArrayList<>();
    int start = 0;
    long size = 0;
    Map<FactType, List<Fact>> kept = parts.get(0);
    for (int part = 0; part < parts.size(); part++) {
      long more = size(part, parts.get(part));
      if (part > start && size + more > together) {
        shares.add(new Share(new PartRange(start, part), kept));
        start = part;
        size = 0;
        kept = parts.get(part);
      } else if (part > start) {
        Map<FactType, List<Fact>> all = kept;
        parts.get(part).forEach((type, facts) -> of(all, type).addAll(facts));
      }
      size += more;
    }
    shares.add(new Share(new PartRange(start, parts.size()), kept));
    return shares;
  }

  private long size(int part, Map<FactType, List<Fact>> kept) {
    long size = 0;
    for (FactType type : component.types()) {
      size += rows.size(type, part) + (long) FACT * kept.getOrDefault(type, List.of()).size();
    }
    return size;
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
    KeptRows packed = new KeptRows(rows, new PartRange(0, rows.parts()));
    all.forEach((type, facts) -> facts.addAll(packed.whole(type, index -> true)));
    return all;
  }

  private Evaluation judge(Map<FactType, List<Fact>> facts) {
    facts.values().forEach(of -> of.sort(Order.by(Fact::place)));
    return Evaluation.of(
        component.lanes(), world.with(facts), question, space, (rule, index) -> false);
  }

  /** Judges what is not proved to pass in sessions. */
  private Evaluation judge(Share share) {
    KeptRows packed = new KeptRows(rows, share.parts());
    Map<FactType, List<Fact>> kept = share.kept();
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
