package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.value.Value;

/** Lists and the macros over them: folds over elements that may be unknown (semantics 1.4). */
final class Lists {
  private Lists() {}

  /** A list literal; one of constants alone is made once. */
  static Closure literal(List<Term> terms, List<Closure> elements) {
    if (terms.stream().allMatch(Term.Constant.class::isInstance)) {
      List<Value> values = new ArrayList<>();
      terms.forEach(term -> values.add(((Term.Constant) term).value()));
      Value list = new Value.Items(values);
      return (frame, loop) -> list;
    }
    return (frame, loop) -> {
      List<Value> values = new ArrayList<>(elements.size());
      elements.forEach(element -> values.add(element.apply(frame, loop)));
      return new Value.Items(values);
    };
  }

  /** {@code list[position]} or {@code mapping[key]}: what is not there is absent. */
  static Value index(Value operand, Value position) {
    if (operand instanceof Value.Items items && position instanceof Value.Int number) {
      if (number.value() < 0) {
        return Unknowns.INDEX;
      }
      return number.value() < items.elements().size()
          ? items.elements().get((int) number.value())
          : Value.Absent.ABSENT;
    }
    if (operand instanceof Value.Tree tree && position instanceof Value.Text key) {
      return tree.get(key.value());
    }
    return operand == Value.Absent.ABSENT ? operand : Unknowns.of(operand, position);
  }

  /** The number of elements of a list, or of code points of a string. */
  static Value size(Value operand) {
    if (operand instanceof Value.Items items) {
      return new Value.Int(items.elements().size());
    }
    return operand instanceof Value.Text text
        ? new Value.Int(text.value().codePointCount(0, text.value().length()))
        : Unknowns.of(operand);
  }

  static Closure all(Closure range, int variable, Closure condition) {
    return fold(range, variable, condition, Value.Bool.TRUE);
  }

  static Closure exists(Closure range, int variable, Closure condition) {
    return fold(range, variable, condition, Value.Bool.FALSE);
  }

  /** Exactly one element satisfies the condition. */
  static Closure existsOne(Closure range, int variable, Closure condition) {
    return (frame, loop) -> {
      Value list = range.apply(frame, loop);
      if (!(list instanceof Value.Items items)) {
        return Unknowns.of(list);
      }
      int certain = 0;
      Value open = Value.Bool.TRUE;
      for (Value element : items.elements()) {
        Value holds = step(loop, variable, element, condition, frame);
        if (holds == Value.Bool.TRUE) {
          certain++;
        } else if (holds != Value.Bool.FALSE) {
          open = Unknowns.of(holds);
        }
      }
      return certain > 1 || open.isKnown() ? Value.Bool.of(certain == 1) : open;
    };
  }

  /** The results for all elements that satisfy a condition; unknown if one of them may. */
  static Closure mapped(Closure range, int variable, Closure condition, Closure result) {
    return (frame, loop) -> {
      Value list = range.apply(frame, loop);
      if (!(list instanceof Value.Items items)) {
        return Unknowns.of(list);
      }
      List<Value> results = new ArrayList<>(items.elements().size());
      for (Value element : items.elements()) {
        Value holds = step(loop, variable, element, condition, frame);
        if (holds == Value.Bool.TRUE) {
          results.add(result.apply(frame, loop));
        } else if (holds != Value.Bool.FALSE) {
          return Unknowns.of(holds);
        }
      }
      return new Value.Items(results);
    };
  }

  /** A fold of {@code &&} or {@code ||}: ends as soon as a condition is not the neutral value. */
  private static Closure fold(Closure range, int variable, Closure condition, Value.Bool neutral) {
    return (frame, loop) -> {
      Value list = range.apply(frame, loop);
      if (!(list instanceof Value.Items items)) {
        return Unknowns.of(list);
      }
      Value folded = neutral;
      for (Value element : items.elements()) {
        Value holds = step(loop, variable, element, condition, frame);
        if (!(holds instanceof Value.Bool)) {
          folded = folded == neutral ? Unknowns.of(holds) : folded;
        } else if (holds != neutral) {
          return holds;
        }
      }
      return folded;
    };
  }

  private static Value step(
      Loop loop, int variable, Value element, Closure condition, Frame frame) {
    return loop.next(variable, element) ? condition.apply(frame, loop) : Unknowns.STEPS;
  }
}
