package org.avow.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Field;

/**
 * Rules that are code: they look at the facts of a case and state what comes out. Compiled when
 * their pack was loaded; threads may share it.
 */
public interface Program {

  /**
   * Runs the rules over the facts of one case, each time from nothing.
   *
   * @param facts in the order in which they happened
   * @param clock the instant up to which time passes, in nanoseconds since 1970
   */
  Run run(List<Fact> facts, long clock);

  /**
   * What came out of a run. Immutable.
   *
   * @param statements in the order in which the rules made them
   * @param lacks the values that the rules asked for, and that nobody knows
   * @param personal the personal values that the rules read, with the name of the field
   * @param trouble why nothing of this can be relied on: the rules threw, changed facts, or found
   *     no end
   */
  record Run(
      List<Statement> statements,
      List<Lack> lacks,
      Map<String, String> personal,
      Optional<String> trouble) {
    public Run {
      statements = List.copyOf(statements);
      lacks = List.copyOf(lacks);
      personal = Map.copyOf(personal);
    }
  }

  /**
   * What a rule says of a fact.
   *
   * @param message in the rule's words; <code>${field}</code> stands for a field of the fact
   * @param due by when it must be met, of a pending one
   */
  record Statement(Fact fact, Outcome outcome, String message, Optional<Long> due) {}

  /** A value that a rule asked for, and that nobody knows. */
  record Lack(Fact fact, Field field) {}
}
