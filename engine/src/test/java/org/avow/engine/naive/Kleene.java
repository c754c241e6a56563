package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Term;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Interprets checked expressions with Kleene's three values (1.3, 1.4), term by term. */
final class Kleene implements Term.Visitor<Value> {
  private static final Value UNKNOWN = new Value.Unknown("error");
  private final Scene scene;
  private final List<Value> locals = new ArrayList<>();

  private Kleene(Scene scene) {
    this.scene = scene;
  }

  /** The value; absent only of a mere path. */
  static Value value(Expression expression, Scene scene) {
    return expression.root().accept(new Kleene(scene));
  }

  /** The truth of a condition: whatever is not a known boolean is unknown. */
  static Truth truth(Expression expression, Scene scene) {
    return truth(value(expression, scene));
  }

  static Truth truth(Value value) {
    return value instanceof Value.Bool bool ? Truth.of(bool.value()) : Truth.UNKNOWN;
  }

  static Value of(Truth truth) {
    return switch (truth) {
      case TRUE -> Value.Bool.TRUE;
      case FALSE -> Value.Bool.FALSE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  @Override
  public Value constant(Term.Constant term) {
    return term.value();
  }

  /** 1.3: an absent field gives its default. */
  @Override
  public Value field(Term.Field term) {
    Value value = scene.row(term.binding()).get(term.slot());
    return value instanceof Value.Absent ? term.whenAbsent() : value;
  }

  @Override
  public Value hasField(Term.HasField term) {
    return of(scene.row(term.binding()).has(term.slot()));
  }

  @Override
  public Value whole(Term.Whole term) {
    throw new IllegalStateException("no feeds here");
  }

  @Override
  public Value local(Term.Local term) {
    return locals.get(term.index());
  }

  @Override
  public Value select(Term.Select term) {
    Value operand = term.operand().accept(this);
    if (!(operand instanceof Value.Tree tree)) {
      return operand instanceof Value.Absent ? operand : UNKNOWN;
    }
    return tree.entries().getOrDefault(term.key(), Value.Absent.ABSENT);
  }

  @Override
  public Value hasKey(Term.HasKey term) {
    Value operand = term.operand().accept(this);
    if (!(operand instanceof Value.Tree tree)) {
      return operand instanceof Value.Absent ? Value.Bool.FALSE : UNKNOWN;
    }
    return of(NaiveRow.presence(tree.entries().getOrDefault(term.key(), Value.Absent.ABSENT)));
  }

  @Override
  public Value call(Term.Call term) {
    List<Value> arguments = new ArrayList<>();
    for (Term argument : term.arguments()) {
      arguments.add(argument.accept(this));
    }
    return Calls.call(term.function(), arguments);
  }

  @Override
  public Value lookup(Term.Lookup term) {
    List<Value> key = new ArrayList<>();
    for (Term argument : term.arguments()) {
      Value value = argument.accept(this);
      if (!value.isKnown()) {
        return UNKNOWN;
      }
      key.add(value);
    }
    Value row = term.table().rows().get(key);
    return row == null ? Value.Absent.ABSENT : row;
  }

  @Override
  public Value list(Term.ListOf term) {
    List<Value> elements = new ArrayList<>();
    for (Term element : term.elements()) {
      elements.add(element.accept(this));
    }
    return new Value.Items(elements);
  }

  /** 1.4: macros are folds over elements that may themselves be unknown. */
  @Override
  public Value macro(Term.Macro term) {
    if (!(term.range().accept(this) instanceof Value.Items range)) {
      return UNKNOWN;
    }
    Truth all = Truth.TRUE;
    Truth exists = Truth.FALSE;
    int certain = 0;
    int possible = 0;
    boolean vague = false;
    List<Value> kept = new ArrayList<>();
    for (Value element : range.elements()) {
      while (locals.size() <= term.element()) {
        locals.add(UNKNOWN);
      }
      locals.set(term.element(), element);
      Truth filter = truth(term.filter().accept(this));
      Value body = term.body().accept(this);
      Truth truth = truth(body);
      all = all.and(truth);
      exists = exists.or(truth);
      certain += truth.isTrue() ? 1 : 0;
      possible += truth.isFalse() ? 0 : 1;
      boolean map = term.kind() == Term.Macro.Kind.MAP;
      Truth keep = map ? filter : truth;
      vague |= keep == Truth.UNKNOWN;
      if (keep.isTrue()) {
        kept.add(map ? body : element);
      }
    }
    return switch (term.kind()) {
      case ALL -> of(all);
      case EXISTS -> of(exists);
      case EXISTS_ONE ->
          certain > 1 || possible == 0
              ? Value.Bool.FALSE
              : certain == 1 && possible == 1 ? Value.Bool.TRUE : UNKNOWN;
      case FILTER, MAP -> vague ? UNKNOWN : new Value.Items(kept);
    };
  }
}
