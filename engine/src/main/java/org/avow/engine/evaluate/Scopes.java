package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Conjuncts;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Reads;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Row;
import org.avow.engine.value.Truth;

/**
 * Finds events to which a rule does not apply by one part of its condition that is false, as far as
 * that depends on codes. Mutable, for one thread and one set of columns.
 */
final class Scopes {
  private static final byte FALSE = 1;
  private static final byte OTHER = 2;

  private final List<Part> parts = new ArrayList<>();
  private final RowFrame frame;
  private FactColumns.Cursor cursor;

  /** A part of the condition that must hold. */
  private record Part(Evaluator condition, CodeTable table) {}

  Scopes(Rule rule, Row parameters, FactColumns facts) {
    this.frame = new RowFrame(parameters);
    this.cursor = facts.cursor();
    List<Expression> conjuncts =
        rule.judged().flatMap(Rule.Judged::where).map(Conjuncts::of).orElse(List.of());
    for (Expression conjunct : conjuncts) {
      parts.add(new Part(Lowering.lower(conjunct), new CodeTable(slots(conjunct))));
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
    cursor = facts.cursor();
    parts.forEach(part -> part.table().enter(facts));
  }

  /** Whether the rule certainly does not apply to an event; false if that is not seen here. */
  boolean excludes(int index) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int entry = part.table().entry(index);
      if (entry != CodeTable.NONE) {
        byte answer = part.table().get(entry);
        if (answer == CodeTable.UNKNOWN) {
          frame.stand(cursor.at(index));
          Truth truth = part.condition().truth(frame);
          answer = truth.isFalse() ? FALSE : OTHER;
          part.table().set(entry, answer);
        }
        if (answer == FALSE) {
          return true;
        }
      }
    }
    return false;
  }
}
