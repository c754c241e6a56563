package org.avow.engine.expression;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Lowers checked expressions to three-valued closures (semantics 1.3, 1.4, 1.7, 8.1). Closures look
 * at the values they get, so that typed fields and untyped records share them.
 */
public final class Lowering implements Term.Visitor<Closure> {
  private int variables;

  private Lowering() {}

  /** The closures of an expression. */
  public static Evaluator lower(Expression expression) {
    return lower(expression.root());
  }

  static Evaluator lower(Term term) {
    Lowering lowering = new Lowering();
    Closure closure = term.accept(lowering);
    int variables = lowering.variables;
    return variables == 0
        ? frame -> closure.apply(frame, Loop.NONE)
        : frame -> closure.apply(frame, new Loop(variables));
  }

  @Override
  public Closure constant(Term.Constant term) {
    Value value = term.value();
    return (frame, loop) -> value;
  }

  @Override
  public Closure field(Term.Field term) {
    Binding binding = term.binding();
    int slot = term.slot();
    Value whenAbsent = term.whenAbsent();
    return (frame, loop) -> {
      Value value = frame.row(binding).get(slot);
      return value == Value.Absent.ABSENT ? whenAbsent : value;
    };
  }

  @Override
  public Closure hasField(Term.HasField term) {
    Binding binding = term.binding();
    int slot = term.slot();
    return (frame, loop) -> presence(frame.row(binding).get(slot));
  }

  @Override
  public Closure whole(Term.Whole term) {
    Binding binding = term.binding();
    return (frame, loop) -> frame.whole(binding);
  }

  @Override
  public Closure local(Term.Local term) {
    int index = term.index();
    variables = Math.max(variables, index + 1);
    return (frame, loop) -> loop.element(index);
  }

  @Override
  public Closure select(Term.Select term) {
    Closure operand = term.operand().accept(this);
    String key = term.key();
    return (frame, loop) -> entry(operand.apply(frame, loop), key);
  }

  @Override
  public Closure hasKey(Term.HasKey term) {
    Closure operand = term.operand().accept(this);
    String key = term.key();
    return (frame, loop) -> presence(entry(operand.apply(frame, loop), key));
  }

  @Override
  public Closure call(Term.Call term) {
    List<Closure> arguments = term.arguments().stream().map(this::read).toList();
    Closure first = arguments.get(0);
    Closure last = arguments.get(arguments.size() - 1);
    return switch (term.function()) {
      case AND -> Logic.and(first, last);
      case OR -> Logic.or(first, last);
      case NOT -> unary(first, Logic::not);
      case CONDITIONAL -> Logic.conditional(first, arguments.get(1), last);
      case EQUAL -> binary(first, last, Logic::equal);
      case NOT_EQUAL -> binary(first, last, (a, b) -> Logic.not(Logic.equal(a, b)));
      case LESS -> binary(first, last, Comparisons::less);
      case LESS_OR_EQUAL -> binary(first, last, Comparisons::lessOrEqual);
      case GREATER -> binary(first, last, (a, b) -> Comparisons.less(b, a));
      case GREATER_OR_EQUAL -> binary(first, last, (a, b) -> Comparisons.lessOrEqual(b, a));
      case ADD -> binary(first, last, Arithmetic::add);
      case SUBTRACT -> binary(first, last, Arithmetic::subtract);
      case MULTIPLY -> binary(first, last, Arithmetic::multiply);
      case DIVIDE -> binary(first, last, Arithmetic::divide);
      case MODULO -> binary(first, last, Arithmetic::modulo);
      case NEGATE -> unary(first, Arithmetic::negate);
      case IN -> binary(first, last, Logic::in);
      case INDEX -> binary(term.arguments().get(0).accept(this), last, Lists::index);
      case SIZE -> unary(first, Lists::size);
      case CONTAINS -> binary(first, last, Strings::contains);
      case STARTS_WITH -> binary(first, last, Strings::startsWith);
      case ENDS_WITH -> binary(first, last, Strings::endsWith);
      case MATCHES -> matches(first, term.arguments().get(1));
      case LOWER_ASCII -> unary(first, Strings::lowerAscii);
      case TO_TIMESTAMP -> unary(first, Conversions::toTimestamp);
      case TO_DURATION -> unary(first, Conversions::toDuration);
      case TO_INT -> unary(first, Conversions::toInt);
      case TO_DOUBLE -> unary(first, Conversions::toDouble);
      case TO_STRING -> unary(first, Conversions::toText);
      case TO_BOOL -> unary(first, Conversions::toBool);
      case DAY -> unary(first, Conversions::day);
      case MONTH -> unary(first, Conversions::month);
      case YEAR -> unary(first, Conversions::year);
      case DAYS -> unary(first, Arithmetic::days);
      case PLUS -> binary(first, last, Conversions::plus);
    };
  }

  @Override
  public Closure lookup(Term.Lookup term) {
    Table table = term.table();
    List<Closure> key = term.arguments().stream().map(this::read).toList();
    List<Type> types = table.key().stream().map(table.columns()::get).toList();
    return (frame, loop) -> {
      Value[] values = new Value[key.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = key.get(i).apply(frame, loop);
        if (!values[i].isKnown()) {
          return values[i];
        }
        if (!values[i].type().equals(types.get(i))) {
          return Unknowns.TYPE;
        }
      }
      return table.row(List.of(values)).map(row -> (Value) row).orElse(Value.Absent.ABSENT);
    };
  }

  @Override
  public Closure list(Term.ListOf term) {
    return Lists.literal(term.elements(), term.elements().stream().map(this::read).toList());
  }

  @Override
  public Closure macro(Term.Macro term) {
    Closure range = read(term.range());
    int element = term.element();
    variables = Math.max(variables, element + 1);
    Closure filter = read(term.filter());
    Closure body = read(term.body());
    return switch (term.kind()) {
      case ALL -> Lists.all(range, element, body);
      case EXISTS -> Lists.exists(range, element, body);
      case EXISTS_ONE -> Lists.existsOne(range, element, body);
      case FILTER -> Lists.mapped(range, element, body, (frame, loop) -> loop.element(element));
      case MAP -> Lists.mapped(range, element, filter, body);
    };
  }

  /** The term as an operator reads it: what is not a value is unknown, with its reason. */
  private Closure read(Term term) {
    Closure closure = term.accept(this);
    Value.Unknown absent = new Value.Unknown("`" + Texts.oneLine(term.span()) + "` is absent");
    Value.Unknown perhaps = new Value.Unknown("`" + Texts.oneLine(term.span()) + "` may not exist");
    return (frame, loop) -> {
      Value value = closure.apply(frame, loop);
      if (value.isKnown()) {
        return value;
      }
      return value == Value.Absent.ABSENT
          ? absent
          : value instanceof Value.Perhaps ? perhaps : Unknowns.of(value);
    };
  }

  private static Closure unary(Closure operand, UnaryOperator<Value> operator) {
    return (frame, loop) -> operator.apply(operand.apply(frame, loop));
  }

  private static Closure binary(Closure left, Closure right, BinaryOperator<Value> operator) {
    return (frame, loop) -> operator.apply(left.apply(frame, loop), right.apply(frame, loop));
  }

  private static Closure matches(Closure operand, Term pattern) {
    if (pattern instanceof Term.Constant constant && constant.value() instanceof Value.Text text) {
      Pattern compiled = Pattern.compile(text.value());
      return unary(operand, value -> Strings.matches(value, compiled));
    }
    throw new IllegalArgumentException("patterns are constants: " + pattern.span());
  }

  /** What stands under a key; nothing stands below what is absent. */
  private static Value entry(Value operand, String key) {
    if (operand instanceof Value.Tree tree) {
      return tree.get(key);
    }
    return operand == Value.Absent.ABSENT ? operand : Unknowns.of(operand);
  }

  private static Value presence(Value value) {
    if (value == Value.Absent.ABSENT) {
      return Value.Bool.FALSE;
    }
    if (value instanceof Value.Present || value.isKnown()) {
      return Value.Bool.TRUE;
    }
    return value instanceof Value.Unknown ? value : Unknowns.NEIGHBOUR;
  }
}
