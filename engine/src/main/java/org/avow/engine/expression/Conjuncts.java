package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** The parts of a condition that must all hold. */
public final class Conjuncts {
  private Conjuncts() {}

  /** The operands of the outermost {@code &&}s as they are written; else the whole expression. */
  public static List<Expression> of(Expression expression) {
    List<Expression> conjuncts = new ArrayList<>();
    collect(expression.root(), conjuncts);
    return List.copyOf(conjuncts);
  }

  private static void collect(Term term, List<Expression> conjuncts) {
    if (term instanceof Term.Call call && call.function() == Function.AND) {
      call.arguments().forEach(argument -> collect(argument, conjuncts));
    } else {
      conjuncts.add(new Expression(term));
    }
  }
}
