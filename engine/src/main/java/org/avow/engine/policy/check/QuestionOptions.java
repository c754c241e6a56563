package org.avow.engine.policy.check;

import java.util.List;
import java.util.Optional;

/**
 * What the command line asks, as it was written. Immutable.
 *
 * @param asOf a date or an instant
 * @param period {@code FROM/UNTIL}
 * @param profile the name of a profile
 * @param clauses ids of clauses; empty: all
 * @param rules ids of rules, or {@code policy/id}; empty: all
 * @param parameters {@code policy.parameter=value}
 */
public record QuestionOptions(
    Optional<String> asOf,
    Optional<String> period,
    Optional<String> profile,
    List<String> clauses,
    List<String> rules,
    List<String> parameters) {
  /** Nothing is asked beyond what the manifest says. */
  public static final QuestionOptions NONE =
      new QuestionOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

  public QuestionOptions {
    clauses = List.copyOf(clauses);
    rules = List.copyOf(rules);
    parameters = List.copyOf(parameters);
  }

  /** A question under the parameters that packs and profile set. */
  public QuestionOptions(
      Optional<String> asOf,
      Optional<String> period,
      Optional<String> profile,
      List<String> clauses,
      List<String> rules) {
    this(asOf, period, profile, clauses, rules, List.of());
  }
}
