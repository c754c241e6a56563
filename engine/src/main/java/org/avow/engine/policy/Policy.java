package org.avow.engine.policy;

import java.util.List;
import org.avow.engine.text.Span;
import org.avow.engine.value.Row;

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

  /**
   * The policy with the parameters that the profile sets. Its rules are new objects: what judges
   * and what reports must work with the same ones.
   */
  public Policy under(Profile profile) {
    return ProfileParameters.apply(this, profile);
  }

  /** The values of the parameters as a row, in slot order. */
  public Row parameterRow() {
    return slot -> parameters.get(slot).value();
  }
}
