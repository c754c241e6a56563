package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.NumberTest;
import org.avow.engine.expression.TextTest;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.LooseCells;
import org.avow.engine.value.Row;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Type;
import org.jspecify.annotations.Nullable;

/**
 * A condition on events in columns: what it said of the same codes before is remembered, bytes and
 * instants are compared as they are, and only the rest is evaluated. Mutable, for one thread.
 */
final class ColumnTest {
  private static final byte FALSE = 1;
  private static final byte OPEN = 2;
  private static final byte TRUE = 3;
  private static final int SEVERAL = -1;

  private final Evaluator evaluator;
  private final CodeTable table;
  private final RowFrame frame;
  private final int slot;
  private final @Nullable TextTest text;
  private final @Nullable NumberTest number;
  private FactColumns facts;
  private FactColumns.Cursor row;

  /**
   * @param slots all that the condition reads
   */
  ColumnTest(Expression condition, int[] slots, Row parameters, FactColumns facts) {
    this.evaluator = Lowering.lower(condition);
    this.table = new CodeTable(slots);
    this.frame = new RowFrame(parameters);
    this.facts = facts;
    this.row = facts.cursor();
    this.slot = slots.length == 1 ? slots[0] : SEVERAL;
    Optional<Type> type =
        slot == SEVERAL ? Optional.empty() : Optional.of(facts.type().fields().get(slot).type());
    boolean isText = type.equals(Optional.of(Type.Scalar.STRING));
    boolean isNumber = type.equals(Optional.of(Type.Scalar.INT)) || slot == FactType.AT;
    this.text = isText ? TextTest.of(condition, slot).orElse(null) : null;
    this.number = isNumber ? NumberTest.of(condition, slot).orElse(null) : null;
  }

  /** Looks at the columns as they are filled now. */
  void enter(FactColumns now) {
    facts = now;
    row = now.cursor();
    table.enter(now);
  }

  /** The truth for an event. */
  Truth truth(int index) {
    int entry = table.entry(index);
    if (entry != CodeTable.NONE) {
      byte known = table.get(entry);
      if (known != CodeTable.UNKNOWN) {
        return known == TRUE ? Truth.TRUE : known == FALSE ? Truth.FALSE : Truth.UNKNOWN;
      }
      Truth truth = evaluate(index);
      table.set(entry, truth.isTrue() ? TRUE : truth.isFalse() ? FALSE : OPEN);
      return truth;
    }
    return slot == SEVERAL ? evaluate(index) : single(index);
  }

  private Truth single(int index) {
    if (slot == FactType.AT) {
      return number == null ? evaluate(index) : Truth.of(number.test(facts.instants()[index]));
    }
    int[] column = facts.column(slot);
    int cell = column == null ? -1 : -1 - column[index];
    if (cell < 0) {
      return evaluate(index);
    }
    LooseCells loose = facts.loose();
    boolean isText = loose.isText(cell);
    if (text != null && isText) {
      return Truth.of(text.test(loose.bytes(), loose.start(cell), loose.end(cell)));
    }
    return number != null && !isText ? Truth.of(number.test(loose.integer(cell))) : evaluate(index);
  }

  private Truth evaluate(int index) {
    frame.stand(row.at(index));
    return evaluator.truth(frame);
  }
}
