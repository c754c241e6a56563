package org.avow.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;

/**
 * Checks that an expression uses only names that there are and only what the language offers,
 * before its types are checked.
 */
final class NameCheck {
  private final Scope scope;
  private final ParsedExpression parsed;
  private final Diagnostics diagnostics;
  private final ConstantCheck constants;
  private final Set<Long> reported;
  private final Set<String> tables = new TreeSet<>();
  private final List<String> locals = new ArrayList<>();

  /**
   * @param reported receives the ids of the nodes with errors
   */
  NameCheck(Scope scope, ParsedExpression parsed, Diagnostics diagnostics, Set<Long> reported) {
    this.scope = scope;
    this.parsed = parsed;
    this.diagnostics = diagnostics;
    this.constants = new ConstantCheck(parsed, diagnostics, reported);
    this.reported = reported;
    scope.tables().forEach(table -> tables.add(table.name()));
  }

  void check() {
    check(parsed.root());
  }

  private void check(CelExpr node) {
    CelExpr written = parsed.written(node);
    switch (written.getKind()) {
      case CONSTANT -> constant(node, written.constant());
      case IDENT -> name(node, written.ident().name());
      case SELECT -> select(node, written);
      case MAP ->
          error(
              node,
              Code.NOT_OFFERED,
              "mappings cannot be written in expressions",
              "put reference data into a `table` document");
      case STRUCT ->
          error(
              node,
              Code.NOT_OFFERED,
              "rows cannot be made in expressions",
              "compare the fields one by one");
      case CALL -> call(node, written.call());
      case LIST -> parsed.children(node).forEach(this::check);
      case NOT_SET, COMPREHENSION -> throw new IllegalStateException("no macro call is known");
    }
  }

  private void constant(CelExpr node, CelConstant constant) {
    switch (constant.getKind()) {
      case NULL_VALUE ->
          error(
              node,
              Code.NOT_OFFERED,
              "there is no `null`",
              "JSON null is absent: ask with `has(x.f)` or `!has(x.f)`");
      case UINT64_VALUE ->
          error(node, Code.NOT_OFFERED, "there are no unsigned numbers", "leave out the `u`");
      case BYTES_VALUE ->
          error(node, Code.NOT_OFFERED, "there are no byte strings", "leave out the `b`");
      case NOT_SET,
          BOOLEAN_VALUE,
          INT64_VALUE,
          DOUBLE_VALUE,
          STRING_VALUE,
          TIMESTAMP_VALUE,
          DURATION_VALUE -> {}
    }
  }

  private void name(CelExpr node, String name) {
    if (locals.contains(name) || scope.wholes().containsKey(name)) {
      return;
    }
    Scope.RowVariable row = scope.rows().get(name);
    if (row != null) {
      error(
          node,
          Code.CEL_TYPE,
          "`" + name + "` is a whole row, not a value",
          "name one of its fields, such as `" + name + "." + row.fields().get(0).name() + "`");
    } else if (scope.table(name).isPresent()) {
      error(
          node,
          Code.CEL_TYPE,
          "`" + name + "` is a table, not a value",
          "call it with its key: `" + signature(scope.table(name).get()) + "`");
    } else if (name.startsWith(".")) {
      error(node, Code.CEL_SYNTAX, "a name does not start with a dot", "leave out the dot");
    } else {
      unknown(node, name);
    }
  }

  private void unknown(CelExpr node, String name) {
    Set<String> known = new TreeSet<>(scope.rows().keySet());
    known.addAll(scope.wholes().keySet());
    known.addAll(locals);
    // Words that are meant as text are a frequent reason for unknown names.
    String help =
        Suggestion.nearest(name, known).isPresent()
            ? Suggestion.help(name, known, "names here")
            : Suggestion.help(name, known, "names here")
                + "; text stands in quotes: `'"
                + name
                + "'`";
    error(node, Code.UNKNOWN_NAME, "unknown name `" + name + "`", help);
  }

  private void select(CelExpr node, CelExpr written) {
    CelExpr operand = parsed.written(written.select().operand());
    String field = written.select().field();
    if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT
        && !locals.contains(operand.ident().name())
        && scope.rows().containsKey(operand.ident().name())) {
      Scope.RowVariable row = scope.rows().get(operand.ident().name());
      field(
          node,
          field,
          row.fields().stream().map(Scope.FieldVariable::name).toList(),
          operand.ident().name());
      return;
    }
    if (operand.getKind() == CelExpr.ExprKind.Kind.CALL
        && scope.table(operand.call().function()).isPresent()) {
      String table = operand.call().function();
      field(node, field, scope.table(table).get().columns().keySet(), table);
    }
    check(written.select().operand());
  }

  private void field(CelExpr node, String field, Collection<String> known, String owner) {
    if (!known.contains(field)) {
      reported.add(node.id());
      diagnostics.add(
          Code.UNKNOWN_FIELD,
          parsed.name(node),
          "`" + owner + "` has no field `" + field + "`",
          Suggestion.help(field, known, "fields of `" + owner + "`"));
    }
  }

  private void call(CelExpr node, CelCall call) {
    if (parsed.macro(node).isPresent()) {
      macro(node, call);
      return;
    }
    String name = call.function();
    Optional<Functions.Refusal> refusal = Functions.refusal(name, tables);
    if (refusal.isPresent()) {
      reported.add(node.id());
      diagnostics.add(
          refusal.get().code(), parsed.name(node), refusal.get().message(), refusal.get().help());
      if (Functions.isMacro(name)) {
        return;
      }
    }
    constants.check(node, call);
    parsed.children(node).forEach(this::check);
  }

  private void macro(CelExpr node, CelCall call) {
    if (call.target().isEmpty()) {
      select(node, call.args().get(0));
      return;
    }
    check(call.target().get());
    String variable = call.args().get(0).ident().name();
    locals.add(variable);
    call.args().subList(1, call.args().size()).forEach(this::check);
    locals.remove(locals.size() - 1);
  }

  private static String signature(Table table) {
    return table.name() + "(" + String.join(", ", table.key()) + ")";
  }

  private void error(CelExpr node, Code code, String message, String help) {
    reported.add(node.id());
    diagnostics.add(code, parsed.span(node), message, help);
  }
}
