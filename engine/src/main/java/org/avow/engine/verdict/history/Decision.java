package org.avow.engine.verdict.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;

/**
 * A rule that a clause's outcome comes from. Immutable.
 *
 * @param finding the first one of that outcome, if there is one
 */
public record Decision(DocumentRule rule, Optional<DocumentFinding> finding) {

  /**
   * The rules that have the clause's own outcome; none where the clause is inconclusive only
   * because a rule was left out.
   *
   * @param rules the verdict's, by name
   */
  static List<Decision> of(DocumentClause clause, Map<String, DocumentRule> rules) {
    return clause.rules().stream()
        .flatMap(name -> Optional.ofNullable(rules.get(name)).stream())
        .filter(rule -> clause.outcome().equals(Optional.of(rule.outcome())))
        .map(rule -> new Decision(rule, first(rule, rule.outcome())))
        .toList();
  }

  private static Optional<DocumentFinding> first(DocumentRule rule, Outcome outcome) {
    return rule.result().findings().stream()
        .filter(finding -> finding.outcome() == outcome)
        .findFirst();
  }
}
