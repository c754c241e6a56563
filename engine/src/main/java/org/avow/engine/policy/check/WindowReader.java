package org.avow.engine.policy.check;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Scope;
import org.avow.engine.expression.Term;
import org.avow.engine.policy.Window;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads the window of a relation form: at most one start and one end (semantics 4.2). */
final class WindowReader {
  /** The keys of windows. */
  static final String[] KEYS = {"from", "after", "preceding", "to", "before", "within"};

  private final ExpressionReader expressions;
  private final Diagnostics diagnostics;

  WindowReader(ExpressionReader expressions, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  Window read(Entries form, RuleScope scope) {
    form.atMostOne("from", "after", "preceding");
    form.atMostOne("to", "before", "within");
    Map<Window.Kind, Window.Bound> bounds = new LinkedHashMap<>();
    for (Window.Kind kind : Window.Kind.values()) {
      String key = kind.name().toLowerCase(Locale.ROOT);
      form.get(key)
          .flatMap(node -> bound(kind, node, scope))
          .ifPresent(bound -> bounds.put(kind, bound));
    }
    checkWithin(form, scope);
    return new Window(
        first(bounds, Window.Kind.FROM, Window.Kind.AFTER, Window.Kind.PRECEDING),
        first(bounds, Window.Kind.TO, Window.Kind.BEFORE, Window.Kind.WITHIN));
  }

  private static Optional<Window.Bound> first(
      Map<Window.Kind, Window.Bound> bounds, Window.Kind... kinds) {
    for (Window.Kind kind : kinds) {
      Window.Bound bound = bounds.get(kind);
      if (bound != null) {
        return Optional.of(bound);
      }
    }
    return Optional.empty();
  }

  private void checkWithin(Entries form, RuleScope scope) {
    boolean state = scope.judged().filter(fact -> fact.type().isState()).isPresent();
    if (state && form.has("within")) {
      diagnostics.add(
          Code.UNSUITABLE_WINDOW,
          form.keySpan("within"),
          "`within` counts from the instant of an event, but this rule judges states",
          "use `to`, or judge an event");
    }
  }

  private Optional<Window.Bound> bound(Window.Kind kind, YamlNode node, RuleScope scope) {
    return switch (kind) {
      case PRECEDING, WITHIN ->
          duration(node, scope.own()).map(value -> new Window.Bound(kind, value, node.span()));
      case FROM, AFTER, TO, BEFORE -> instant(kind, node, scope.own());
    };
  }

  private Optional<Window.Bound> instant(Window.Kind kind, YamlNode node, Scope scope) {
    if (node instanceof YamlScalar scalar && TimeLiterals.looksLikeDate(scalar.text())) {
      return TimeLiterals.moment(scalar, diagnostics)
          .map(moment -> Window.Bound.stated(kind, moment, scalar.value().whole()));
    }
    return expressions
        .value(node, scope, Optional.of(Type.Scalar.TIMESTAMP))
        .map(value -> new Window.Bound(kind, value, node.span()));
  }

  /** A literal duration, not negative, or an expression that yields one. */
  Optional<Expression> duration(YamlNode node, Scope scope) {
    if (node instanceof YamlScalar scalar && TimeLiterals.looksLikeDuration(scalar.text())) {
      return TimeLiterals.duration(scalar, diagnostics)
          .map(
              nanos ->
                  new Expression(
                      new Term.Constant(
                          new Value.Length(nanos), Type.Scalar.DURATION, scalar.value().whole())));
    }
    return expressions.value(node, scope, Optional.of(Type.Scalar.DURATION));
  }
}
