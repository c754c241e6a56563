package org.avow.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** What stands between the operators of a plain expression. For one expression. */
final class PlainOperands {
  private final PlainExpression whole;
  private final Scope scope;
  private final Excerpt excerpt;
  private final PlainTokens tokens;
  private final List<Term.Local> locals = new ArrayList<>();

  /**
   * @param whole reads what stands in brackets
   */
  PlainOperands(PlainExpression whole, Scope scope, Excerpt excerpt, PlainTokens tokens) {
    this.whole = whole;
    this.scope = scope;
    this.excerpt = excerpt;
    this.tokens = tokens;
  }

  /** A number as it is written, whose last token is the current one. */
  PlainPart number(String written, int start) throws NotPlainException {
    if (tokens.kind() == PlainTokens.Kind.INTEGER) {
      return constant(new Value.Int(Long.parseLong(written)), Type.Scalar.INT, start);
    }
    if (tokens.kind() == PlainTokens.Kind.DECIMAL) {
      double number = Double.parseDouble(written);
      Value value = new Value.Real(number, Double.toString(number));
      return constant(value, Type.Scalar.DOUBLE, start);
    }
    throw new NotPlainException();
  }

  /** A value with what is written behind it: fields, calls, an index. */
  PlainPart member() throws NotPlainException {
    PlainPart part = primary();
    while (true) {
      if (tokens.takes(".")) {
        int end = tokens.end();
        String name = tokens.field();
        part = tokens.is("(") ? behind(part, name) : select(part, name, end);
      } else if (tokens.takes("[")) {
        PlainPart index = whole.expression();
        part = indexed(part, index, tokens.taken("]"));
      } else {
        return part;
      }
    }
  }

  /**
   * A key makes a mapping of what is untyped, whose values are of any one type that is asked for.
   */
  private PlainPart indexed(PlainPart operand, PlainPart index, int end) throws NotPlainException {
    PlainPart call = call(Function.INDEX, List.of(operand, index), false, operand.start(), end);
    boolean open = index.type() == Type.Scalar.STRING;
    return new PlainPart(call.term(), call.start(), end, call.depth(), open);
  }

  private PlainPart select(PlainPart operand, String key, int end) throws NotPlainException {
    Type type = PlainTypes.field(operand.type(), key);
    Span span = excerpt.span(operand.start(), end);
    Term term = new Term.Select(operand.term(), key, type, span);
    return PlainPart.of(term, operand.start(), end, operand.depth() + 1);
  }

  private PlainPart primary() throws NotPlainException {
    int start = tokens.start();
    int end = tokens.end();
    switch (tokens.kind()) {
      case WORD -> {
        return named(start, end);
      }
      case STRING -> {
        return constant(new Value.Text(tokens.text()), Type.Scalar.STRING, start);
      }
      case INTEGER, DECIMAL -> {
        return number(tokens.text(), start);
      }
      case SIGN, END -> {}
    }
    if (tokens.is("[")) {
      return list(start);
    }
    tokens.taken("(");
    PlainPart inner = whole.expression();
    return new PlainPart(inner.term(), start, tokens.taken(")"), inner.depth(), inner.open());
  }

  private PlainPart constant(Value value, Type type, int start) throws NotPlainException {
    int end = tokens.end();
    tokens.next();
    return PlainPart.leaf(new Term.Constant(value, type, excerpt.span(start, end)), start, end);
  }

  private PlainPart list(int start) throws NotPlainException {
    tokens.taken("[");
    List<PlainPart> parts = parts("]");
    int end = tokens.taken("]");
    Type type = PlainTypes.list(PlainPart.types(parts));
    Term term = new Term.ListOf(PlainPart.terms(parts), type, excerpt.span(start, end));
    return PlainPart.of(term, start, end, PlainPart.depth(parts) + 1);
  }

  /** What stands between commas, up to a closing bracket. */
  private List<PlainPart> parts(String closing) throws NotPlainException {
    List<PlainPart> parts = new ArrayList<>();
    if (!tokens.is(closing)) {
      parts.add(whole.expression());
      while (tokens.takes(",")) {
        parts.add(whole.expression());
      }
    }
    return parts;
  }

  /** What starts with a word. */
  private PlainPart named(int start, int end) throws NotPlainException {
    if (tokens.is("true") || tokens.is("false")) {
      return constant(Value.Bool.of(tokens.is("true")), Type.Scalar.BOOL, start);
    }
    String name = tokens.name();
    if (tokens.takes("(")) {
      return name.equals("has") ? has(start) : inFront(name, start);
    }
    Span span = excerpt.span(start, end);
    for (Term.Local local : locals) {
      if (local.name().equals(name)) {
        return PlainPart.leaf(new Term.Local(local.index(), name, local.type(), span), start, end);
      }
    }
    Binding binding = scope.wholes().get(name);
    if (binding != null) {
      return PlainPart.leaf(new Term.Whole(binding, Type.Scalar.ANY, span), start, end);
    }
    Scope.RowVariable row = scope.rows().get(name);
    if (row == null) {
      throw new NotPlainException();
    }
    tokens.taken(".");
    int fieldEnd = tokens.end();
    return field(row, tokens.field(), start, fieldEnd);
  }

  private PlainPart field(Scope.RowVariable row, String name, int start, int end)
      throws NotPlainException {
    if (tokens.is("(")) {
      throw new NotPlainException();
    }
    List<Scope.FieldVariable> fields = row.fields();
    for (int slot = 0; slot < fields.size(); slot++) {
      Scope.FieldVariable field = fields.get(slot);
      if (field.name().equals(name)) {
        Type type = PlainTypes.seen(field.type());
        Span span = excerpt.span(start, end);
        return PlainPart.leaf(
            new Term.Field(row.binding(), slot, name, field.whenAbsent(), type, span), start, end);
      }
    }
    throw new NotPlainException();
  }

  private PlainPart has(int start) throws NotPlainException {
    PlainPart part = whole.expression();
    Term path = part.term();
    int end = tokens.taken(")");
    Span span = excerpt.span(start, end);
    if (path instanceof Term.Field field) {
      return PlainPart.leaf(
          new Term.HasField(field.binding(), field.slot(), field.name(), span), start, end);
    }
    if (path instanceof Term.Select select) {
      Term term = new Term.HasKey(select.operand(), select.key(), span);
      return PlainPart.of(term, start, end, part.depth() + 1);
    }
    throw new NotPlainException();
  }

  /** A function or a table whose name stands in front of its arguments. */
  private PlainPart inFront(String name, int start) throws NotPlainException {
    List<PlainPart> arguments = parts(")");
    int end = tokens.taken(")");
    Function function = PlainFunctions.named(name);
    if (function != null) {
      return call(function, arguments, false, start, end);
    }
    Table table = PlainFunctions.table(scope, name);
    PlainTypes.checkKey(table, PlainPart.types(arguments));
    Span span = excerpt.span(start, end);
    Term term = new Term.Lookup(table, PlainPart.terms(arguments), table.rowType(), span);
    return PlainPart.of(term, start, end, PlainPart.depth(arguments) + 1);
  }

  /** A function or macro behind its receiver. */
  private PlainPart behind(PlainPart receiver, String name) throws NotPlainException {
    int open = tokens.start();
    tokens.taken("(");
    Term.Macro.Kind kind = PlainFunctions.macro(name);
    if (kind != null) {
      return macro(receiver, kind, excerpt.span(open, open + 1));
    }
    Function function = PlainFunctions.named(name);
    if (function == null) {
      throw new NotPlainException();
    }
    List<PlainPart> arguments = new ArrayList<>();
    arguments.add(receiver);
    arguments.addAll(parts(")"));
    return call(function, arguments, true, receiver.start(), tokens.taken(")"));
  }

  private PlainPart macro(PlainPart range, Term.Macro.Kind kind, Span mark)
      throws NotPlainException {
    Type element = PlainTypes.element(range.type());
    String name = tokens.name();
    boolean taken = scope.rows().containsKey(name) || scope.wholes().containsKey(name);
    for (Term.Local local : locals) {
      taken |= local.name().equals(name);
    }
    if (taken) {
      throw new NotPlainException();
    }
    tokens.taken(",");
    locals.add(new Term.Local(locals.size(), name, element, mark));
    PlainPart body = whole.expression();
    locals.remove(locals.size() - 1);
    int end = tokens.taken(")");
    Type type = PlainTypes.macro(kind, element, PlainPart.types(List.of(body)).get(0));
    Span span = excerpt.span(range.start(), end);
    Term always = new Term.Constant(Value.Bool.TRUE, Type.Scalar.BOOL, mark);
    return PlainPart.of(
        new Term.Macro(kind, range.term(), locals.size(), always, body.term(), type, span),
        range.start(),
        end,
        Math.max(range.depth(), body.depth()) + 1);
  }

  /** A call that takes the given stretch of the text. */
  PlainPart call(Function function, List<PlainPart> arguments, boolean member, int start, int end)
      throws NotPlainException {
    Type type = PlainTypes.result(function, PlainPart.types(arguments), member);
    List<Term> terms = PlainPart.terms(arguments);
    Span span = excerpt.span(start, end);
    Value value = PlainFunctions.constant(function, terms);
    Term term =
        value == null
            ? new Term.Call(function, terms, type, span)
            : new Term.Constant(value, type, span);
    return PlainPart.of(term, start, end, PlainPart.depth(arguments) + 1);
  }
}
