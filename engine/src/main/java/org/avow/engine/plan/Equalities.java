package org.avow.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Term;
import org.avow.engine.policy.Requirement;
import org.avow.engine.text.Order;
import org.avow.engine.value.Type;

/**
 * The top-level equalities of a relation's {@code where}. Immutable.
 *
 * @param joins those that group facts into cases, in order of the judged slot
 * @param obstacle why there are none
 */
record Equalities(List<Join> joins, Optional<Obstacle> obstacle) {
  /** A form that looks at no other facts, or a rule that judges none. */
  static final Equalities NONE = new Equalities(List.of(), Optional.empty());

  /**
   * The equalities of a relation.
   *
   * @param rule its name
   */
  static Equalities of(Requirement.Relation relation, String rule) {
    List<Join> joins =
        relation.candidates().where().stream()
            .flatMap(where -> conjuncts(where.root()))
            .flatMap(term -> join(term).stream())
            .sorted(
                Order.of(
                    Order.by((Join join) -> join.judged().slot()),
                    Order.by((Join join) -> join.candidate().slot())))
            .toList();
    boolean condition = relation.candidates().where().isPresent();
    Obstacle.Kind kind = condition ? Obstacle.Kind.NO_EQUALITY : Obstacle.Kind.NO_CONDITION;
    return new Equalities(
        joins, joins.isEmpty() ? Optional.of(Obstacle.of(kind, rule)) : Optional.empty());
  }

  private static Stream<Term> conjuncts(Term term) {
    return term instanceof Term.Call call && call.function() == Function.AND
        ? call.arguments().stream().flatMap(Equalities::conjuncts)
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
}
