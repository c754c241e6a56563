package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Conjuncts;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Reads;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.value.Row;
import org.avow.engine.value.Truth;

/**
 * A condition on single events in columns, part by part: the parts are those that must all hold.
 * Mutable, for one thread and one set of columns.
 */
final class Conjunction {
  private final List<ColumnTest> parts = new ArrayList<>();

  /**
   * @param condition always true if there is none
   */
  Conjunction(Optional<Expression> condition, Row parameters, FactColumns facts) {
    for (Expression part : condition.map(Conjuncts::of).orElse(List.of())) {
      parts.add(new ColumnTest(part, slots(part), parameters, facts));
    }
  }

  private static int[] slots(Expression expression) {
    return Reads.of(expression).stream()
        .filter(read -> read.binding() == Binding.JUDGED)
        .mapToInt(Reads.Slot::slot)
        .toArray();
  }

  /** Looks at the columns as they are filled now. */
  void enter(FactColumns facts) {
    parts.forEach(part -> part.enter(facts));
  }

  /** The truth for an event. */
  Truth truth(int index) {
    Truth truth = Truth.TRUE;
    for (int i = 0; i < parts.size(); i++) {
      Truth part = parts.get(i).truth(index);
      if (part.isFalse()) {
        return part;
      }
      truth = truth.and(part);
    }
    return truth;
  }
}
