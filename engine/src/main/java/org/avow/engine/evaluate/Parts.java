package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.feed.Workers;
import org.avow.engine.plan.Component;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** Judges the facts of a component, part by part. Mutable, for one use. */
final class Parts {
  private final Component component;
  private final World world;
  private final Question question;
  private final Workers workers;

  Parts(Component component, World world, Question question, Workers workers) {
    this.component = component;
    this.world = world;
    this.question = question;
    this.workers = workers;
  }

  /**
   * The reports of the component's rules.
   *
   * @param kept the facts of every type that is not in the world already
   */
  IdentityHashMap<Rule, RuleReport> reports(Map<FactType, List<Fact>> kept) {
    List<Map<FactType, List<Fact>>> parts = divide(kept).orElseGet(() -> List.of(kept));
    AtomicInteger next = new AtomicInteger();
    Map<Integer, Evaluation> judged = new ConcurrentHashMap<>();
    workers.run(
        parts.size(),
        () -> {
          for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
            judged.put(i, judge(parts.get(i)));
          }
        });
    List<Evaluation> inOrder = new TreeMap<>(judged).values().stream().toList();
    Evaluation first = inOrder.get(0);
    inOrder.subList(1, inOrder.size()).forEach(first::absorb);
    return first.reports();
  }

  private Evaluation judge(Map<FactType, List<Fact>> part) {
    part.values().forEach(facts -> facts.sort(Comparator.comparing(Fact::place)));
    return Evaluation.of(component.lanes(), world.with(part), question);
  }

  /** The facts by the hash of their key; empty if some fact may look at any. */
  private Optional<List<Map<FactType, List<Fact>>>> divide(Map<FactType, List<Fact>> kept) {
    if (!component.divisible()) {
      return Optional.empty();
    }
    List<Map<FactType, List<Fact>>> parts = new ArrayList<>();
    for (int i = 0; i < workers.parts(); i++) {
      Map<FactType, List<Fact>> part = new HashMap<>();
      kept.keySet().forEach(type -> part.put(type, new ArrayList<>()));
      parts.add(part);
    }
    for (FactType type : component.types()) {
      Field key = component.key().get(type);
      for (Fact fact : kept.getOrDefault(type, List.of())) {
        Value value = key == null ? Value.Absent.ABSENT : fact.get(key.slot());
        if (!value.isKnown() || (value instanceof Moment moment && !moment.isExact())) {
          return Optional.empty();
        }
        int part = Math.floorMod((value.hashCode() * 0x9E3779B9) >>> 8, parts.size());
        parts.get(part).getOrDefault(type, List.of()).add(fact);
      }
    }
    parts.removeIf(part -> part.values().stream().allMatch(List::isEmpty));
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
  }
}
