package org.avow.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param kept the rules of these, in the order in which they were given
 */
public record Layout(
    Map<FactType, List<Planned>> single, List<Component> components, List<Kept> kept) {

  /** The layout for some rules. */
  public static Layout of(List<Planned> rules) {
    Map<FactType, List<Planned>> single = new LinkedHashMap<>();
    List<Kept> kept = new ArrayList<>();
    for (Planned planned : rules) {
      List<Obstacle> obstacles = obstacles(planned.rule());
      if (obstacles.isEmpty()) {
        FactType type = planned.rule().judged().orElseThrow().type();
        single.computeIfAbsent(type, t -> new ArrayList<>()).add(planned);
      } else {
        kept.add(new Kept(planned, obstacles));
      }
    }
    return new Layout(single, components(kept.stream().map(Kept::planned).toList()), kept);
  }

  /** The rules of a component, in their order. */
  public List<Kept> rules(Component component) {
    Set<Rule> own = Collections.newSetFromMap(new IdentityHashMap<>());
    component.lanes().forEach(lane -> lane.leaves().forEach(leaf -> own.add(leaf.rule())));
    return kept.stream().filter(of -> own.contains(of.planned().rule())).toList();
  }

  /** Whether facts of the type can be handed over one by one: whether nothing else orders them. */
  public static boolean isFree(FactType type) {
    return order(type).isEmpty();
  }

  /** What orders facts of the type. */
  static Optional<Obstacle> order(FactType type) {
    return type.isState()
        ? Optional.of(Obstacle.of(Obstacle.Kind.STATE_TYPE, type))
        : type.sequence().map(field -> Obstacle.of(Obstacle.Kind.SEQUENCE, type, field));
  }

  /** Why a rule does not look at single events; none if it does. */
  private static List<Obstacle> obstacles(Rule rule) {
    if (rule.judged().isEmpty()) {
      return List.of(Obstacle.of(Obstacle.Kind.WORLD));
    }
    FactType type = rule.judged().get().type();
    Set<Obstacle> obstacles = new LinkedHashSet<>();
    order(type).ifPresent(obstacles::add);
    Leaves.of(rule.require()).forEach(form -> beyond(form).ifPresent(obstacles::add));
    // A finding may show any field of the judged fact: as a step of a pointer.
    type.fields().stream()
        .filter(field -> field.derivation() instanceof Field.Computed)
        .forEach(field -> obstacles.add(Obstacle.of(Obstacle.Kind.COMPUTED_FIELD, type, field)));
    Stream.concat(reads(rule).stream(), told(rule))
        .filter(field -> field.derivation() instanceof Field.Neighbour)
        .forEach(field -> obstacles.add(Obstacle.of(Obstacle.Kind.NEIGHBOUR_FIELD, type, field)));
    return List.copyOf(obstacles);
  }

  /** How a form looks beyond the judged fact. */
  private static Optional<Obstacle> beyond(Requirement form) {
    if (form instanceof Requirement.Relation relation) {
      return Optional.of(Obstacle.of(Obstacle.Kind.RELATION, relation.candidates().type()));
    }
    if (form instanceof Requirement.PerGroup) {
      return Optional.of(Obstacle.of(Obstacle.Kind.GROUP));
    }
    return form instanceof Requirement.Coded
        ? Optional.of(Obstacle.of(Obstacle.Kind.CODE))
        : Optional.empty();
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

  /**
   * The slots of the judged fact that a finding of a rule over single facts may show: those of its
   * id, its instant, and all that the rule and its message read.
   */
  public static Set<Integer> shows(Rule rule) {
    Set<Integer> slots = new TreeSet<>(Set.of(FactType.AT));
    Stream.of(rule.judged().orElseThrow().type().id().stream(), reads(rule).stream(), told(rule))
        .flatMap(fields -> fields)
        .forEach(field -> slots.add(field.slot()));
    return slots;
  }

  /**
   * The slots that must be read of every fact of a type: none if no rule looks at any, else those
   * of the rules over single facts, and all that evidence gives where facts are kept.
   */
  public Set<Integer> reads(FactType type) {
    Set<Integer> slots = new TreeSet<>();
    if (single.containsKey(type)) {
      slots.addAll(singleReads(type));
    }
    if (components.stream().anyMatch(component -> component.types().contains(type))) {
      type.fields().stream()
          .filter(field -> field.derivation() == Field.Given.GIVEN)
          .forEach(field -> slots.add(field.slot()));
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
    Map<Set<FactType>, List<Planned>> related = new LinkedHashMap<>();
    for (Planned planned : rules) {
      related
          .computeIfAbsent(related(planned.rule(), together), types -> new ArrayList<>())
          .add(planned);
    }
    List<Component> components = new ArrayList<>();
    related.forEach((types, own) -> components.add(component(List.copyOf(types), own)));
    return components;
  }

  private static Component component(List<FactType> types, List<Planned> rules) {
    Planner planner = new Planner();
    rules.forEach(planned -> planner.add(planned.policy(), planned.rule()));
    List<Lane> lanes = planner.plan().lanes();
    Division.Found found = Division.of(types, lanes);
    return new Component(types, found.key(), lanes, found.obstacles());
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
