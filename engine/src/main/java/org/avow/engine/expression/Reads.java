package org.avow.engine.expression;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.avow.engine.text.Order;

/** The fields of typed rows that expressions depend on. */
public final class Reads {
  private static final Comparator<Slot> ORDER =
      Order.of(Order.by(Slot::binding), Order.by(Slot::slot));

  private Reads() {}

  /**
   * A field of a typed row.
   *
   * @param slot index into the row
   */
  public record Slot(Binding binding, int slot) {}

  /** The fields that an expression reads or asks the presence of, by binding and slot. */
  public static SortedSet<Slot> of(Expression expression) {
    return of(expression.root());
  }

  /** The fields that a term reads or asks the presence of, by binding and slot. */
  public static SortedSet<Slot> of(Term term) {
    SortedSet<Slot> slots = new TreeSet<>(ORDER);
    collect(term, slots);
    return Collections.unmodifiableSortedSet(slots);
  }

  private static void collect(Term term, SortedSet<Slot> slots) {
    if (term instanceof Term.Field field) {
      slots.add(new Slot(field.binding(), field.slot()));
    } else if (term instanceof Term.HasField field) {
      slots.add(new Slot(field.binding(), field.slot()));
    }
    Children.of(term).forEach(child -> collect(child, slots));
  }
}
