package org.avow.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Type;

/** Turns rules into leaves, and leaves into lanes. Mutable, for one plan. */
public final class Planner {
  private final Map<LaneKey, List<Leaf>> lanes = new LinkedHashMap<>();

  /** Adds the leaves of a rule. */
  public void add(Policy policy, Rule rule) {
    Optional<FactType> judged = rule.judged().map(Rule.Judged::type);
    for (Requirement form : Leaves.of(rule.require())) {
      Leaf leaf = new Leaf(policy, rule, form, judged.isPresent() ? key(form) : List.of());
      List<Integer> slots = leaf.key().stream().map(join -> join.judged().slot()).toList();
      boolean apart = form instanceof Requirement.PerGroup || form instanceof Requirement.Coded;
      Optional<Requirement> own = apart ? Optional.of(form) : Optional.empty();
      lanes.computeIfAbsent(new LaneKey(judged, slots, own), k -> new ArrayList<>()).add(leaf);
    }
  }

  /** The plan for all rules added so far. */
  public Plan plan() {
    List<Lane> result = new ArrayList<>();
    lanes.forEach(
        (key, leaves) ->
            result.add(
                new Lane(
                    key.judged, leaves.get(0).key().stream().map(Join::judged).toList(), leaves)));
    return new Plan(result);
  }

  private static List<Join> key(Requirement form) {
    if (!(form instanceof Requirement.Relation relation)) {
      return List.of();
    }
    return relation.candidates().where().stream()
        .flatMap(where -> conjuncts(where.root()))
        .flatMap(term -> join(term).stream())
        .sorted(
            Comparator.<Join>comparingInt(join -> join.judged().slot())
                .thenComparingInt(join -> join.candidate().slot()))
        .toList();
  }

  private static Stream<Term> conjuncts(Term term) {
    return term instanceof Term.Call call && call.function() == Function.AND
        ? call.arguments().stream().flatMap(Planner::conjuncts)
        : Stream.of(term);
  }

  private static Optional<Join> join(Term term) {
    if (!(term instanceof Term.Call call)
        || call.function() != Function.EQUAL
        || !(call.arguments().get(0) instanceof Term.Field left)
        || !(call.arguments().get(1) instanceof Term.Field right)
        || !left.type().equals(right.type())
        || !isKey(left.type())) {
      return Optional.empty();
    }
    if (left.binding() == Binding.JUDGED && right.binding() == Binding.CANDIDATE) {
      return Optional.of(new Join(left, right));
    }
    if (left.binding() == Binding.CANDIDATE && right.binding() == Binding.JUDGED) {
      return Optional.of(new Join(right, left));
    }
    return Optional.empty();
  }

  /** Whether known values of the type are equal just when their objects are (8.5). */
  private static boolean isKey(Type type) {
    return type == Type.Scalar.BOOL
        || type == Type.Scalar.INT
        || type == Type.Scalar.STRING
        || type == Type.Scalar.TIMESTAMP
        || type == Type.Scalar.DURATION;
  }

  /**
   * What the leaves of a lane have in common; a form that groups, or is code, has a lane of its
   * own.
   */
  private record LaneKey(
      Optional<FactType> judged, List<Integer> slots, Optional<Requirement> own) {}
}
