package org.avow.engine.feed;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Children;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Value;

/** The parts of a record, of an item of it, or of its source that expressions read. */
final class RecordReads {
  private static final List<String> SOURCE = List.of("id", "path", "part", "stream");

  private RecordReads() {}

  /** Paths as they are written, {@code record.a.b}; {@code record} alone if all of it is read. */
  static SortedSet<String> of(Collection<Expression> expressions) {
    SortedSet<String> paths = new TreeSet<>(Place::compareUtf8);
    expressions.forEach(expression -> collect(expression.root(), "", paths));
    return Collections.unmodifiableSortedSet(paths);
  }

  /**
   * Adds the paths that a term reads.
   *
   * @param rest the keys that are selected from its value
   */
  private static void collect(Term term, String rest, SortedSet<String> paths) {
    if (term instanceof Term.Select select) {
      collect(select.operand(), "." + select.key() + rest, paths);
    } else if (term instanceof Term.HasKey has) {
      collect(has.operand(), "." + has.key() + rest, paths);
    } else if (term instanceof Term.Call call
        && call.function() == Function.INDEX
        && call.arguments().get(1) instanceof Term.Constant index) {
      collect(call.arguments().get(0), step(index.value()) + rest, paths);
    } else if (term instanceof Term.Whole whole) {
      paths.add((whole.binding() == Binding.ITEM ? "item" : "record") + rest);
    } else if (term instanceof Term.Field field) {
      source(field.binding(), field.slot(), paths);
    } else if (term instanceof Term.HasField field) {
      source(field.binding(), field.slot(), paths);
    } else {
      Children.of(term).forEach(child -> collect(child, "", paths));
    }
  }

  private static String step(Value index) {
    if (index instanceof Value.Text text) {
      return "['" + text.value() + "']";
    }
    return index instanceof Value.Int number ? "[" + number.value() + "]" : "[]";
  }

  private static void source(Binding binding, int slot, SortedSet<String> paths) {
    if (binding == Binding.SOURCE) {
      paths.add("source." + SOURCE.get(slot));
    }
  }
}
