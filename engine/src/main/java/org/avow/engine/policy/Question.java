package org.avow.engine.policy;

import java.util.List;

/**
 * What is asked (semantics 1.1). Immutable.
 *
 * @param asOf the instant of the verdict, in nanoseconds since 1970
 * @param from first instant of the period
 * @param until first instant behind the period
 * @param periodAsked whether the period was asked for on the command line or in the manifest
 * @param profile the profile
 * @param clauses only rules that keep one of these; empty: all
 * @param rules only these rules, by id or {@code policy/id}; empty: all
 */
public record Question(
    long asOf,
    long from,
    long until,
    boolean periodAsked,
    Profile profile,
    List<String> clauses,
    List<String> rules) {
  public Question {
    clauses = List.copyOf(clauses);
    rules = List.copyOf(rules);
  }

  /** Whether only chosen rules or clauses are asked for (semantics 6.8). */
  public boolean partial() {
    return !clauses.isEmpty() || !rules.isEmpty();
  }
}
