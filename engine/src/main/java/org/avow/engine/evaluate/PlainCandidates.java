package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Conjuncts;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Reads;
import org.avow.engine.expression.Term;
import org.avow.engine.plan.Join;
import org.avow.engine.plan.Leaf;
import org.avow.engine.value.Row;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * The candidates of a leaf, of which nothing is unknown, by case and in order of time. Mutable, for
 * one thread: it remembers what it evaluated.
 */
final class PlainCandidates {
  private final Rows rows;
  private final CaseRows cases;
  private final Row parameters;
  private final List<Evaluator> conditions;
  private final Truth[] matches;

  private PlainCandidates(Rows rows, CaseRows cases, Row parameters, List<Evaluator> conditions) {
    this.rows = rows;
    this.cases = cases;
    this.parameters = parameters;
    this.conditions = conditions;
    this.matches = new Truth[conditions.isEmpty() ? 0 : rows.size()];
  }

  /**
   * The candidates of a leaf.
   *
   * @param where what must hold of a candidate besides the leaf's key
   * @return empty if that depends on the judged fact
   */
  static Optional<PlainCandidates> of(
      Leaf leaf, Optional<Expression> where, Rows rows, CaseRows cases, Row parameters) {
    List<Evaluator> conditions = new ArrayList<>();
    for (Expression conjunct : where.map(Conjuncts::of).orElse(List.of())) {
      if (!isJoin(conjunct.root(), leaf)) {
        if (!readsCandidateOnly(conjunct)) {
          return Optional.empty();
        }
        conditions.add(Lowering.lower(conjunct));
      }
    }
    return Optional.of(new PlainCandidates(rows, cases, parameters, conditions));
  }

  /** Whether a condition says of a candidate alone what it says. */
  static boolean readsCandidateOnly(Expression expression) {
    return Reads.of(expression).stream().noneMatch(read -> read.binding() == Binding.JUDGED);
  }

  /** Whether a condition is one of the equalities that make the leaf's cases. */
  private static boolean isJoin(Term term, Leaf leaf) {
    return term instanceof Term.Call call
        && call.function() == Function.EQUAL
        && call.arguments().get(0) instanceof Term.Field one
        && call.arguments().get(1) instanceof Term.Field other
        && leaf.key().stream().anyMatch(join -> isJoin(join, one, other));
  }

  private static boolean isJoin(Join join, Term.Field one, Term.Field other) {
    return (join.judged().equals(one) && join.candidate().equals(other))
        || (join.judged().equals(other) && join.candidate().equals(one));
  }

  /** The first position of a case at or after an instant. */
  int from(int kase, long instant) {
    return cases.from(kase, instant);
  }

  int start(int kase) {
    return cases.start(kase);
  }

  long instant(int position) {
    return cases.instant(position);
  }

  /** The event at a position. */
  int row(int position) {
    return cases.row(position);
  }

  /** Whether the candidate at a position matches, the window aside. */
  Truth matches(int position) {
    if (conditions.isEmpty()) {
      return Truth.TRUE;
    }
    int row = cases.row(position);
    Truth known = matches[row];
    if (known == null) {
      known = Truth.TRUE;
      for (Evaluator condition : conditions) {
        known = known.and(condition.truth(frame(FactFrame.NOTHING, position)));
      }
      matches[row] = known;
    }
    return known;
  }

  /** What names stand for, for a judged fact and the candidate at a position. */
  FactFrame frame(Row judged, int position) {
    int row = cases.row(position);
    return new FactFrame(judged, slot -> rows.get(row, slot), parameters);
  }

  /** A value of the candidate at a position. */
  Value value(Evaluator evaluator, int position) {
    return evaluator.evaluate(frame(FactFrame.NOTHING, position));
  }
}
