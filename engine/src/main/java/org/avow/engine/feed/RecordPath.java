package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Function;
import org.avow.engine.expression.Term;
import org.avow.engine.value.Value;

/** Recognises expressions that are mere paths into the record, such as {@code record.a.b[0]}. */
final class RecordPath {
  private RecordPath() {}

  /** The keys and ordinals of the path; empty if the expression computes anything. */
  static Optional<List<String>> of(Expression expression) {
    List<String> steps = new ArrayList<>();
    Term term = expression.root();
    while (!(term instanceof Term.Whole)) {
      if (term instanceof Term.Select select) {
        steps.add(0, select.key());
        term = select.operand();
      } else if (term instanceof Term.Call call
          && call.function() == Function.INDEX
          && call.arguments().get(1) instanceof Term.Constant index
          && step(index.value()).isPresent()) {
        steps.add(0, step(index.value()).get());
        term = call.arguments().get(0);
      } else {
        return Optional.empty();
      }
    }
    boolean record = ((Term.Whole) term).binding() == Binding.RECORD;
    return record ? Optional.of(List.copyOf(steps)) : Optional.empty();
  }

  private static Optional<String> step(Value index) {
    if (index instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    return index instanceof Value.Int number
        ? Optional.of(Long.toString(number.value()))
        : Optional.empty();
  }
}
