package org.avow.engine.policy;

import java.util.List;
import org.avow.engine.text.Span;

/**
 * A {@code policy:} document. Immutable; compared by identity.
 *
 * @param keeps clauses that the policy as a whole keeps
 * @param parameters in slot order of the {@code params} row
 * @param span the whole document
 */
public record Policy(
    String id,
    String title,
    List<String> keeps,
    RuleSeverity severity,
    List<Parameter> parameters,
    List<Rule> rules,
    Span span) {
  public Policy {
    keeps = List.copyOf(keeps);
    parameters = List.copyOf(parameters);
    rules = List.copyOf(rules);
  }
}
