package org.avow.engine.policy.check;

import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Scope;

/**
 * The names that the expressions of a rule may use.
 *
 * @param judged what the rule judges; empty for a fact about the world
 * @param parameters the policy's parameters and tables alone
 * @param own these and the judged fact
 */
record RuleScope(Optional<TypeReference> judged, Scope parameters, Scope own) {

  static RuleScope of(Optional<TypeReference> judged, Scope parameters) {
    Scope own =
        judged
            .map(
                fact ->
                    parameters.with(
                        fact.alias(), ExpressionReader.row(fact.type(), Binding.JUDGED)))
            .orElse(parameters);
    return new RuleScope(judged, parameters, own);
  }

  /** The own scope and a candidate. */
  Scope with(TypeReference candidate) {
    return own.with(candidate.alias(), ExpressionReader.row(candidate.type(), Binding.CANDIDATE));
  }
}
