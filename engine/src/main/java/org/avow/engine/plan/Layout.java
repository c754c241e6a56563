package org.avow.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Reads;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Message;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * Which rules look at single facts, so that these need not be kept, and which types must be, with
 * what divides them. Immutable.
 *
 * @param single the rules that look at single events, by the type they judge
 * @param components for all other rules
 */
public record Layout(Map<FactType, List<Planned>> single, List<Component> components) {

  /** The layout for some rules. */
  public static Layout of(List<Planned> rules) {
    Map<FactType, List<Planned>> single = new LinkedHashMap<>();
    List<Planned> others = new ArrayList<>();
    for (Planned planned : rules) {
      if (isSingle(planned.rule())) {
        FactType type = planned.rule().judged().orElseThrow().type();
        single.computeIfAbsent(type, t -> new ArrayList<>()).add(planned);
      } else {
        others.add(planned);
      }
    }
    return new Layout(single, components(others));
  }

  /** Whether facts of the type can be handed over one by one: whether nothing else orders them. */
  public static boolean isFree(FactType type) {
    return !type.isState() && type.sequence().isEmpty();
  }

  private static boolean isSingle(Rule rule) {
    return rule.judged().map(j -> isFree(j.type())).orElse(false)
        && Leaves.of(rule.require()).stream().allMatch(Requirement.Condition.class::isInstance)
        && rule.judged().stream()
            .flatMap(j -> j.type().fields().stream())
            .noneMatch(Layout::isComputed)
        && Stream.concat(reads(rule).stream(), told(rule)).allMatch(Layout::isGiven);
  }

  /** Whether a finding may show the field without a word of the rule: as a step of a pointer. */
  private static boolean isComputed(Field field) {
    return field.derivation() instanceof Field.Computed;
  }

  /** The fields of the judged fact that the rule's message reads. */
  private static Stream<Field> told(Rule rule) {
    Rule.Judged judged = rule.judged().orElseThrow();
    return rule.message().stream()
        .flatMap(message -> message.parts().stream())
        .filter(Message.Hole.class::isInstance)
        .flatMap(hole -> Reads.of(((Message.Hole) hole).expression()).stream())
        .filter(slot -> slot.binding() == Binding.JUDGED)
        .map(slot -> judged.type().fields().get(slot.slot()));
  }

  private static boolean isGiven(Field field) {
    return field.derivation() == Field.Given.GIVEN;
  }

  /** The fields of the judged fact that a rule over single facts reads. */
  public static Collection<Field> reads(Rule rule) {
    Rule.Judged judged = rule.judged().orElseThrow();
    Stream<Requirement.Condition> conditions =
        Leaves.of(rule.require()).stream()
            .filter(Requirement.Condition.class::isInstance)
            .map(Requirement.Condition.class::cast);
    return Stream.concat(judged.where().stream(), conditions.map(Requirement.Condition::expression))
        .flatMap(expression -> Reads.of(expression).stream())
        .filter(slot -> slot.binding() == Binding.JUDGED)
        .map(slot -> judged.type().fields().get(slot.slot()))
        .toList();
  }

  /** The slots that the rules over single facts of a type read, its instant and id included. */
  public Set<Integer> singleReads(FactType type) {
    Set<Integer> slots = new TreeSet<>(Set.of(FactType.AT));
    type.id().forEach(field -> slots.add(field.slot()));
    for (Planned planned : single.getOrDefault(type, List.of())) {
      reads(planned.rule()).forEach(field -> slots.add(field.slot()));
    }
    return slots;
  }

  private static List<Component> components(List<Planned> rules) {
    IdentityHashMap<FactType, Set<FactType>> together = new IdentityHashMap<>();
    for (Planned planned : rules) {
      Set<FactType> types = new LinkedHashSet<>(types(planned.rule()));
      for (FactType type : List.copyOf(types)) {
        types.addAll(together.getOrDefault(type, Set.of()));
      }
      types.forEach(type -> together.put(type, types));
    }
    List<Component> components = new ArrayList<>();
    Set<Set<FactType>> done = new LinkedHashSet<>();
    for (Planned planned : rules) {
      Set<FactType> types = related(planned.rule(), together);
      if (done.add(types)) {
        List<Planned> own =
            rules.stream().filter(r -> related(r.rule(), together).equals(types)).toList();
        components.add(component(List.copyOf(types), own));
      }
    }
    return components;
  }

  private static Component component(List<FactType> types, List<Planned> rules) {
    Planner planner = new Planner();
    rules.forEach(planned -> planner.add(planned.policy(), planned.rule()));
    List<Lane> lanes = planner.plan().lanes();
    return new Component(types, Division.of(types, lanes), lanes);
  }

  /** The types of a rule and all that are related to them; none for a rule without any. */
  private static Set<FactType> related(
      Rule rule, IdentityHashMap<FactType, Set<FactType>> together) {
    return types(rule).stream()
        .findFirst()
        .map(type -> together.getOrDefault(type, Set.of()))
        .orElse(Set.of());
  }

  private static List<FactType> types(Rule rule) {
    Stream<FactType> others = Leaves.of(rule.require()).stream().flatMap(Layout::looksAt);
    return Stream.concat(rule.judged().map(Rule.Judged::type).stream(), others).distinct().toList();
  }

  /** The types of the facts that a leaf looks at besides the judged one. */
  public static Stream<FactType> looksAt(Requirement form) {
    if (form instanceof Requirement.Relation relation) {
      return Stream.of(relation.candidates().type());
    }
    return form instanceof Requirement.Coded coded
        ? coded.reads().stream().map(Requirement.Read::type)
        : Stream.of();
  }
}
