package org.avow.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Turns a checked syntax tree into a {@link Term}. For one expression. */
final class Translation {
  private static final Map<String, Function> FUNCTIONS = functions();

  private final Environment environment;
  private final Scope scope;
  private final ParsedExpression parsed;
  private final CelAbstractSyntaxTree checked;
  private final Diagnostics diagnostics;
  private final List<String> locals = new ArrayList<>();
  private boolean failed;

  Translation(
      Environment environment,
      Scope scope,
      ParsedExpression parsed,
      CelAbstractSyntaxTree checked,
      Diagnostics diagnostics) {
    this.environment = environment;
    this.scope = scope;
    this.parsed = parsed;
    this.checked = checked;
    this.diagnostics = diagnostics;
  }

  /** The whole tree; empty if a comparison was refused. */
  Optional<Term> translate() {
    Term root = term(parsed.root());
    return failed ? Optional.empty() : Optional.of(root);
  }

  private Term term(CelExpr node) {
    CelExpr written = parsed.written(node);
    Span span = parsed.span(node);
    return switch (written.getKind()) {
      case CONSTANT -> constant(written.constant(), type(node), span);
      case IDENT -> name(written.ident().name(), type(node), span);
      case SELECT -> select(written, type(node), span);
      case LIST -> list(written, type(node), span);
      case CALL -> parsed.macro(node).isPresent() ? macro(node) : call(node);
      case NOT_SET, STRUCT, MAP, COMPREHENSION -> throw unexpected(written);
    };
  }

  private Type type(CelExpr node) {
    return checked.getType(node.id()).map(environment::type).orElse(Type.Scalar.ANY);
  }

  private static Term constant(CelConstant constant, Type type, Span span) {
    Value value =
        switch (constant.getKind()) {
          case BOOLEAN_VALUE -> Value.Bool.of(constant.booleanValue());
          case INT64_VALUE -> new Value.Int(constant.int64Value());
          case DOUBLE_VALUE ->
              new Value.Real(constant.doubleValue(), Double.toString(constant.doubleValue()));
          case STRING_VALUE -> new Value.Text(constant.stringValue());
          case NOT_SET, NULL_VALUE, UINT64_VALUE, BYTES_VALUE, TIMESTAMP_VALUE, DURATION_VALUE ->
              throw new IllegalStateException("not offered: " + constant.getKind());
        };
    return new Term.Constant(value, type, span);
  }

  private Term list(CelExpr written, Type type, Span span) {
    List<Term> elements = written.list().elements().stream().map(this::term).toList();
    for (Term element : elements) {
      Type first = elements.get(0).type();
      if (!Types.fits(element.type(), first) && !Types.fits(first, element.type())) {
        failed = true;
        diagnostics.add(
            Code.CEL_TYPE,
            element.span(),
            "the list holds " + Types.word(first) + ", but this is " + Types.word(element.type()),
            "the elements of a list have one type");
      }
    }
    return new Term.ListOf(elements, type, span);
  }

  private Term name(String name, Type type, Span span) {
    int local = locals.lastIndexOf(name);
    if (local >= 0) {
      return new Term.Local(local, name, type, span);
    }
    Binding binding = scope.wholes().get(name);
    if (binding == null) {
      throw new IllegalStateException("unbound name " + name);
    }
    return new Term.Whole(binding, type, span);
  }

  private Term select(CelExpr written, Type type, Span span) {
    CelExpr operand = written.select().operand();
    String key = written.select().field();
    Scope.RowVariable row = row(operand);
    if (row == null) {
      return new Term.Select(term(operand), key, type, span);
    }
    int slot = slot(row, key);
    Scope.FieldVariable field = row.fields().get(slot);
    return new Term.Field(row.binding(), slot, key, field.whenAbsent(), type, span);
  }

  private Term has(CelExpr node, CelExpr path) {
    CelExpr operand = path.select().operand();
    String key = path.select().field();
    Scope.RowVariable row = row(operand);
    return row == null
        ? new Term.HasKey(term(operand), key, parsed.span(node))
        : new Term.HasField(row.binding(), slot(row, key), key, parsed.span(node));
  }

  /** The typed row that a node names, if it names one. */
  private Scope.@Nullable RowVariable row(CelExpr node) {
    CelExpr written = parsed.written(node);
    if (written.getKind() != CelExpr.ExprKind.Kind.IDENT
        || locals.contains(written.ident().name())) {
      return null;
    }
    return scope.rows().get(written.ident().name());
  }

  private static int slot(Scope.RowVariable row, String name) {
    for (int i = 0; i < row.fields().size(); i++) {
      if (row.fields().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("unchecked field " + name);
  }

  private Term call(CelExpr node) {
    CelCall call = node.call();
    List<Term> arguments = new ArrayList<>();
    call.target().ifPresent(target -> arguments.add(term(target)));
    call.args().forEach(argument -> arguments.add(term(argument)));
    Span span = parsed.span(node);
    Type type = type(node);
    Function function = FUNCTIONS.get(call.function());
    if (function == null) {
      Table table = scope.table(call.function()).orElseThrow(() -> unexpected(node));
      return new Term.Lookup(table, arguments, table.rowType(), span);
    }
    checkNumbers(node, function, arguments);
    Optional<? extends Value> value = constant(function, arguments);
    return value.isPresent()
        ? new Term.Constant(value.get(), type, span)
        : new Term.Call(function, arguments, type, span);
  }

  /** The instant or duration that a call of constants states. */
  private static Optional<? extends Value> constant(Function function, List<Term> arguments) {
    boolean text =
        arguments.get(0) instanceof Term.Constant written && written.value() instanceof Value.Text;
    if (text && function == Function.TO_TIMESTAMP) {
      return Timestamps.parse(text(arguments.get(0)));
    }
    return text && function == Function.TO_DURATION
        ? Durations.parse(text(arguments.get(0)))
        : Optional.empty();
  }

  private static String text(Term term) {
    return ((Value.Text) ((Term.Constant) term).value()).value();
  }

  /** Numbers of two declared types are not compared; only untyped ones may turn out as either. */
  private void checkNumbers(CelExpr node, Function function, List<Term> arguments) {
    boolean mixed =
        isOrder(function)
            && !arguments.get(0).type().equals(arguments.get(1).type())
            && arguments.stream().noneMatch(term -> term.type() == Type.Scalar.ANY);
    if (mixed) {
      failed = true;
      diagnostics.add(
          Code.CEL_TYPE,
          parsed.span(node),
          "cannot compare " + arguments.get(0).type() + " with " + arguments.get(1).type(),
          "convert one side, such as `double(…)`");
    }
  }

  private static boolean isOrder(Function function) {
    return function == Function.LESS
        || function == Function.LESS_OR_EQUAL
        || function == Function.GREATER
        || function == Function.GREATER_OR_EQUAL;
  }

  private Term macro(CelExpr node) {
    CelCall call = parsed.written(node).call();
    if (call.function().equals("has")) {
      return has(node, call.args().get(0));
    }
    Term range = term(call.target().orElseThrow(() -> unexpected(node)));
    int element = locals.size();
    locals.add(call.args().get(0).ident().name());
    Term body = term(call.args().get(call.args().size() - 1));
    Term filter =
        call.args().size() == 3
            ? term(call.args().get(1))
            : new Term.Constant(Value.Bool.TRUE, Type.Scalar.BOOL, parsed.mark(node));
    locals.remove(element);
    Term.Macro.Kind kind =
        switch (call.function()) {
          case "all" -> Term.Macro.Kind.ALL;
          case "exists" -> Term.Macro.Kind.EXISTS;
          case "exists_one", "existsOne" -> Term.Macro.Kind.EXISTS_ONE;
          case "filter" -> Term.Macro.Kind.FILTER;
          case "map" -> Term.Macro.Kind.MAP;
          default -> throw unexpected(node);
        };
    return new Term.Macro(kind, range, element, filter, body, type(node), parsed.span(node));
  }

  private static IllegalStateException unexpected(CelExpr node) {
    return new IllegalStateException("unchecked node " + node.getKind());
  }

  private static Map<String, Function> functions() {
    Map<String, Function> functions = new HashMap<>();
    for (Function function : Function.values()) {
      functions.put(function.celName(), function);
    }
    return Map.copyOf(functions);
  }
}
