package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.text.Span;
import org.avow.engine.value.TimeSet;

/**
 * A rule of a {@link Policy}. Immutable; compared by identity.
 *
 * @param id unique in its policy
 * @param judged the facts it judges; empty: one implicit fact about the world (semantics 3.4)
 * @param require what it demands
 * @param message what a finding says; empty: made from the requirement
 * @param fix what to do about a finding
 * @param severity its own or the policy's
 * @param keeps ids of the clauses it keeps, its own or the policy's
 * @param effective when it is in force: what the rule, the policy, and the clauses' due date say
 * @param dueStart whether the start of {@code effective} follows from a clause's due date (6.3)
 * @param span the whole rule
 */
public record Rule(
    String id,
    Optional<Judged> judged,
    Requirement require,
    Optional<Message> message,
    Optional<String> fix,
    RuleSeverity severity,
    List<String> keeps,
    TimeSet effective,
    boolean dueStart,
    Span span) {
  public Rule {
    keeps = List.copyOf(keeps);
  }

  /**
   * The facts a rule judges.
   *
   * @param alias the name of the judged fact in expressions
   * @param where scope condition; empty: every fact of the type
   */
  public record Judged(FactType type, String alias, Optional<Expression> where, Span span) {}
}
