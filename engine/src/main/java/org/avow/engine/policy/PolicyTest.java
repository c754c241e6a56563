package org.avow.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Evidence;
import org.avow.engine.text.Span;

/**
 * One case of a {@code tests:} document: facts and coverage, a question, and what must come out.
 * Immutable.
 *
 * @param suite name of the document
 * @param name of the case
 * @param question with the profile already resolved
 * @param expected by {@code policy/rule}, or by rule id where that is unique; clauses by {@code
 *     clause:id}
 */
public record PolicyTest(
    String suite,
    String name,
    Question question,
    Evidence evidence,
    Map<String, Expectation> expected,
    Waivers waivers,
    Span span) {

  /** A case without waivers. */
  public PolicyTest(
      String suite,
      String name,
      Question question,
      Evidence evidence,
      Map<String, Expectation> expected,
      Span span) {
    this(suite, name, question, evidence, expected, Waivers.NONE, span);
  }

  /**
   * What must come out of a rule.
   *
   * @param reasons words that must all stand among the reasons of the rule's findings
   * @param counts judged facts by outcome, if stated
   * @param due ISO 8601, if stated
   * @param since ISO 8601, if stated
   * @param late if stated
   * @param messages texts that findings must carry, in canonical order, if stated
   */
  public record Expectation(
      Outcome outcome,
      List<String> reasons,
      Map<Outcome, Long> counts,
      Optional<String> due,
      Optional<String> since,
      Optional<Boolean> late,
      Optional<List<String>> messages,
      Span span) {}
}
