package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Explanation;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.FieldReads;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Fact;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Truth;

/**
 * The values that decided a finding of one rule: of conditions the parts that did, of relation
 * forms the judged fact's fields that they read. Mutable, for one thread.
 */
final class Deciding {
  private final Rule rule;
  private final List<Parameter> parameters;
  private final Masking masking;
  private final List<Expression> conditions;
  private final List<Expression> fields;
  private final IdentityHashMap<Expression, Evaluator> lowered = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, Explanation> explained = new IdentityHashMap<>();

  Deciding(Rule rule, List<Parameter> parameters, Masking masking) {
    this.rule = rule;
    this.parameters = parameters;
    this.masking = masking;
    this.conditions = Demands.conditions(rule.require());
    this.fields = fields(Demands.expressions(rule.require()));
  }

  /** In the order of the rule's text, each part once. */
  List<ShownValue> of(Finding finding, Fact fact) {
    JudgedFrame frame = new JudgedFrame(Optional.of(fact), parameters);
    Map<String, ShownValue> values = new LinkedHashMap<>();
    if (finding.reasons().contains(Reason.SCOPE_UNKNOWN)) {
      rule.judged().flatMap(Rule.Judged::where).ifPresent(where -> explain(where, frame, values));
    }
    for (Expression condition : conditions) {
      if (evaluator(condition).truth(frame) != Truth.TRUE) {
        explain(condition, frame, values);
      }
    }
    for (Expression field : fields) {
      add(values, masking.yielded(field, evaluator(field).evaluate(frame)));
    }
    return List.copyOf(values.values());
  }

  private void explain(Expression condition, JudgedFrame frame, Map<String, ShownValue> values) {
    Explanation explanation =
        explained.computeIfAbsent(condition, c -> Explanation.of(c, masking::isPersonal));
    for (Explanation.Observation observation : explanation.observe(frame)) {
      add(values, masking.observed(condition, observation));
    }
  }

  private static void add(Map<String, ShownValue> values, ShownValue value) {
    values.putIfAbsent(value.expression(), value);
  }

  private Evaluator evaluator(Expression expression) {
    return lowered.computeIfAbsent(expression, Lowering::lower);
  }

  /** The judged fact's fields that the expressions read. */
  private static List<Expression> fields(List<Expression> expressions) {
    Map<Integer, Expression> fields = new LinkedHashMap<>();
    for (Expression expression : expressions) {
      for (FieldReads.Read read : FieldReads.of(expression.root())) {
        if (read.binding() == Binding.JUDGED && read.term() instanceof Term.Field) {
          fields.putIfAbsent(read.slot(), new Expression(read.term()));
        }
      }
    }
    return new ArrayList<>(fields.values());
  }
}
