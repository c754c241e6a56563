package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.ExpressionCompiler;
import org.avow.engine.expression.Scope;
import org.avow.engine.expression.Table;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.syntax.ConditionTrap;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads expressions out of scalars, and knows which names they may use where. */
final class ExpressionReader {
  private final ExpressionCompiler compiler;
  private final Diagnostics diagnostics;
  private final Scope constants;

  /**
   * @param tables the reference data that every expression may use
   */
  ExpressionReader(Collection<Table> tables, ExpressionCompiler compiler, Diagnostics diagnostics) {
    this.compiler = compiler;
    this.diagnostics = diagnostics;
    this.constants = new Scope(Map.of(), Map.of(), List.copyOf(tables));
  }

  /** A scope with tables alone. */
  Scope constants() {
    return constants;
  }

  /** A condition: boolean, and not followed by a comment (semantics 8.3). */
  Optional<Expression> condition(YamlNode node, Scope scope) {
    return condition(node, scope, diagnostics);
  }

  /** A condition whose own problems go elsewhere. */
  Optional<Expression> condition(YamlNode node, Scope scope, Diagnostics problems) {
    Optional<YamlScalar> scalar = Nodes.scalar(node, "a condition", diagnostics);
    scalar.flatMap(YamlScalar::comment).ifPresent(comment -> eaten(scalar.get(), comment));
    return scalar
        .filter(text -> text.comment().isEmpty() || isBalanced(text.text()))
        .flatMap(
            text -> compiler.compile(scope, text.value(), Optional.of(Type.Scalar.BOOL), problems));
  }

  private void eaten(YamlScalar scalar, Span comment) {
    String whole = new Span(scalar.span().file(), scalar.span().start(), comment.end()).text();
    boolean cut = !isBalanced(scalar.text());
    diagnostics.add(
        Code.YAML_COMMENT_IN_CONDITION,
        comment,
        "YAML reads ` #` as the start of a comment, which cannot follow an unquoted condition",
        cut
            ? "quote the whole condition: `" + ConditionTrap.quoted(whole) + "`"
            : "quote the condition: `"
                + ConditionTrap.quoted(scalar.text())
                + "`, or move the comment to a line of its own");
  }

  /** Any other expression; a comment may follow it, unless it cuts the expression in two. */
  Optional<Expression> value(YamlNode node, Scope scope, Optional<Type> expected) {
    Optional<YamlScalar> scalar = Nodes.scalar(node, "an expression", diagnostics);
    Optional<Span> comment =
        scalar.filter(text -> !isBalanced(text.text())).flatMap(YamlScalar::comment);
    if (comment.isPresent()) {
      eaten(scalar.get(), comment.get());
      return Optional.empty();
    }
    return scalar.flatMap(text -> compile(text.value(), scope, expected));
  }

  Optional<Expression> compile(Excerpt text, Scope scope, Optional<Type> expected) {
    return compiler.compile(scope, text, expected, diagnostics);
  }

  /** Whether quotes and brackets are closed. */
  private static boolean isBalanced(String text) {
    char quote = 0;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else {
        open += "([{".indexOf(c) >= 0 ? 1 : 0;
        open -= ")]}".indexOf(c) >= 0 ? 1 : 0;
      }
    }
    return quote == 0 && open == 0;
  }

  /** A fact as a row. */
  static Scope.RowVariable row(FactType type, Binding binding) {
    return row(type.name(), type.fields(), binding);
  }

  static Scope.RowVariable row(String typeName, List<Field> fields, Binding binding) {
    List<Scope.FieldVariable> variables = new ArrayList<>();
    for (Field field : fields) {
      variables.add(new Scope.FieldVariable(field.name(), field.type(), field.whenAbsent()));
    }
    return new Scope.RowVariable(binding, typeName, List.copyOf(variables));
  }

  /** The parameters of a policy as a row. */
  static Scope.RowVariable parameters(List<Parameter> parameters) {
    List<Scope.FieldVariable> variables = new ArrayList<>();
    for (Parameter parameter : parameters) {
      variables.add(
          new Scope.FieldVariable(parameter.name(), parameter.type(), Value.Absent.ABSENT));
    }
    return new Scope.RowVariable(Binding.PARAMS, "params", List.copyOf(variables));
  }

  /** What the mappings of a feed may use; {@code item} only below {@code each}. */
  Scope record(boolean item) {
    List<Scope.FieldVariable> source = new ArrayList<>();
    for (String name : List.of("id", "path", "part", "stream")) {
      source.add(new Scope.FieldVariable(name, Type.Scalar.STRING, Value.Absent.ABSENT));
    }
    Map<String, Binding> wholes = new LinkedHashMap<>();
    wholes.put("record", Binding.RECORD);
    if (item) {
      wholes.put("item", Binding.ITEM);
    }
    return new Scope(
        Map.of("source", new Scope.RowVariable(Binding.SOURCE, "source", List.copyOf(source))),
        wholes,
        constants.tables());
  }
}
