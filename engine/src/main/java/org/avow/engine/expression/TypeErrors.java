package org.avow.engine.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.value.Type;

/** Tells in the author's words what CEL's checker has found. */
final class TypeErrors {
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '(.+?)' applied to '(.*?)'(?: \\(cand.*)?");
  private static final Pattern RANGE =
      Pattern.compile("expression of type '(.+)' cannot be range of a comprehension.*");
  private static final Pattern SELECTION =
      Pattern.compile("type '(.+)' does not support field selection");
  private static final Pattern FIELD = Pattern.compile("undefined field '(.+)'");

  private final Scope scope;
  private final ParsedExpression parsed;
  private final Diagnostics diagnostics;
  private final Set<Long> reported;
  private final Map<Long, CelExpr> nodes = new HashMap<>();
  private final Map<Integer, CelExpr> macros = new HashMap<>();

  /**
   * @param reported the nodes whose errors are known already; what only follows from them is not
   *     told again
   */
  TypeErrors(Scope scope, ParsedExpression parsed, Diagnostics diagnostics, Set<Long> reported) {
    this.scope = scope;
    this.parsed = parsed;
    this.diagnostics = diagnostics;
    this.reported = reported;
    collect(parsed.root());
  }

  void report(List<CelIssue> issues) {
    for (CelIssue issue : issues) {
      CelExpr node = node(issue.getExprId());
      boolean named = issue.getMessage().startsWith("undeclared reference");
      if (!holdsReported(node) && !(named && !reported.isEmpty())) {
        reported.add(node.id());
        report(node, issue.getMessage());
      }
    }
  }

  private void collect(CelExpr node) {
    nodes.put(node.id(), node);
    parsed.variable(node).ifPresent(name -> macros.put(parsed.position(node.id()), node));
    parsed.children(node).forEach(this::collect);
  }

  /** The written node of an id; the macro, if the id is of the loop that stands for it. */
  private CelExpr node(long id) {
    CelExpr node = nodes.get(id);
    return node != null ? node : macros.getOrDefault(parsed.position(id), parsed.root());
  }

  private boolean holdsReported(CelExpr node) {
    return reported.contains(node.id())
        || parsed.children(node).stream().anyMatch(this::holdsReported);
  }

  private void report(CelExpr node, String message) {
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      overload(node, overload.group(1), types(overload.group(2)));
      return;
    }
    Matcher range = RANGE.matcher(message);
    Matcher selection = SELECTION.matcher(message);
    Matcher field = FIELD.matcher(message);
    if (range.matches()) {
      add(
          node,
          "this is " + word(range.group(1)) + ", not a list",
          Optional.of("`all`, `exists`, `exists_one`, `filter` and `map` go over lists"));
    } else if (selection.matches()) {
      diagnostics.add(
          Code.CEL_TYPE,
          parsed.name(node),
          "this is a field of " + word(selection.group(1)) + ", which has none",
          "functions stand around or behind it, such as `size(x)` or `x.contains(y)`");
    } else if (field.matches()) {
      diagnostics.add(
          Code.UNKNOWN_FIELD, parsed.span(node), "there is no field `" + field.group(1) + "`");
    } else {
      add(node, "the parts of this do not go together", Optional.empty());
    }
  }

  private void overload(CelExpr node, String function, List<String> types) {
    if (parsed.macro(node).isPresent()) {
      String condition = types.stream().filter(type -> !type.equals("bool")).findFirst().orElse("");
      add(
          node,
          "the condition of `" + parsed.written(node).call().function() + "` is " + word(condition),
          Optional.of("compare it with something, such as `… == …`"));
    } else if (signatures(function).isPresent()) {
      add(
          node,
          "`" + function + "` cannot be called with " + words(types),
          signatures(function).map(signatures -> "it is called as " + signatures));
    } else {
      operator(node, function, types);
    }
  }

  private Optional<String> signatures(String function) {
    return scope
        .table(function)
        .map(TypeErrors::signature)
        .or(() -> Functions.signatures(function));
  }

  private static String signature(Table table) {
    return table.key().stream()
        .map(column -> column + ": " + table.columns().getOrDefault(column, Type.Scalar.ANY))
        .collect(Collectors.joining(", ", "`" + table.name() + "(", ")`"));
  }

  private void operator(CelExpr node, String function, List<String> types) {
    String first = types.isEmpty() ? "" : types.get(0);
    String last = types.isEmpty() ? "" : types.get(types.size() - 1);
    switch (function) {
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" ->
          add(
              node,
              "cannot compare " + word(first) + " with " + word(last),
              Optional.of(comparison(word(first), word(last))));
      case "@in" ->
          add(
              node,
              "cannot look for " + word(first) + " in " + word(last),
              Optional.of("`in` takes a list of " + word(first)));
      case "_?_:_" -> conditional(node, types);
      case "_&&_", "_||_", "!_" ->
          add(
              node,
              "`" + sign(function) + "` takes conditions, not " + words(types),
              Optional.of("compare each side with something, such as `… == …`"));
      default ->
          add(
              node,
              "`" + sign(function) + "` does not take " + words(types),
              Optional.of("convert one side, or compare something else"));
    }
  }

  private void conditional(CelExpr node, List<String> types) {
    boolean condition = types.size() == 3 && !types.get(0).equals("bool");
    add(
        node,
        condition
            ? "what stands before `?` is " + word(types.get(0)) + ", not a condition"
            : "the two results of `? :` are of different types: "
                + words(types.subList(Math.min(1, types.size()), types.size())),
        Optional.of(condition ? "compare it with something" : "convert one of them"));
  }

  private static String comparison(String left, String right) {
    if (left.startsWith("a row") || right.startsWith("a row")) {
      return "name one of its columns";
    }
    if (left.equals("timestamp") || right.equals("timestamp")) {
      return "write instants as `timestamp('2014-12-31T00:00:00Z')`";
    }
    if (left.equals("duration") || right.equals("duration")) {
      return "write durations as `duration('P30D')`";
    }
    if (left.equals("string") || right.equals("string")) {
      return "put text in quotes and numbers not, or convert one side";
    }
    return "compare values of one type, or convert one side";
  }

  private static String sign(String function) {
    return function.equals("_[_]") ? "[ ]" : function.replace("_", "");
  }

  /** Splits {@code (string, list(int))} or {@code string.(int)} into its types. */
  private static List<String> types(String list) {
    List<String> types = new ArrayList<>();
    int receiver = list.indexOf(".(");
    if (receiver > 0) {
      types.add(list.substring(0, receiver));
    }
    String arguments = list.substring(receiver > 0 ? receiver + 2 : 1, list.length() - 1);
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= arguments.length(); i++) {
      char c = i == arguments.length() ? ',' : arguments.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        types.add(arguments.substring(start, i).strip());
        start = i + 1;
      }
    }
    types.removeIf(String::isEmpty);
    return types;
  }

  private static String words(List<String> types) {
    return types.isEmpty()
        ? "no arguments"
        : String.join(" and ", types.stream().map(TypeErrors::word).toList());
  }

  /** Our word for a type as CEL's checker writes it. */
  private static String word(String type) {
    if (type.startsWith("#table ")) {
      return "a row of `" + type.substring(7) + "`";
    }
    if (type.startsWith("#")) {
      return "the row `" + type.substring(1) + "`";
    }
    return type.replace("google.protobuf.Timestamp", "timestamp")
        .replace("google.protobuf.Duration", "duration")
        .replace("list(", "list<")
        .replace(')', '>')
        .replace("dyn", "an untyped value");
  }

  private void add(CelExpr node, String message, Optional<String> help) {
    if (help.isPresent()) {
      diagnostics.add(Code.CEL_TYPE, parsed.span(node), message, help.get());
    } else {
      diagnostics.add(Code.CEL_TYPE, parsed.span(node), message);
    }
  }
}
