package org.avow.engine.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.VerdictDocument;

/** A verdict in one line. */
public final class Headline {
  private final VerdictDocument verdict;

  private Headline(VerdictDocument verdict) {
    this.verdict = verdict;
  }

  /** {@code FAIL: 2 of 30 checkable clauses broken, 28 kept}. */
  public static String of(VerdictDocument verdict) {
    return word(verdict) + ": " + sentence(verdict);
  }

  /** {@code PASS} or {@code FAIL}. */
  public static String word(VerdictDocument verdict) {
    return verdict.gate() == Gate.PASS ? "PASS" : "FAIL";
  }

  /** The outcome whose colour the word has. */
  public static Outcome outcome(VerdictDocument verdict) {
    if (verdict.gate() == Gate.PASS) {
      return Outcome.PASS;
    }
    return verdict.broken() ? Outcome.FAIL : Outcome.INCONCLUSIVE;
  }

  /** What explains the word. */
  public static String sentence(VerdictDocument verdict) {
    return new Headline(verdict).sentence();
  }

  /** How many checkable clauses there are of each outcome that occurs. */
  public static Map<Outcome, Long> clauses(VerdictDocument verdict) {
    Map<Outcome, Long> clauses = new LinkedHashMap<>();
    for (DocumentClause clause : verdict.clauses()) {
      clause.outcome().ifPresent(outcome -> clauses.merge(outcome, 1L, Long::sum));
    }
    return clauses;
  }

  private String sentence() {
    if (verdict.nothingJudged()) {
      return "nothing was judged, so nothing is proved";
    }
    Map<Outcome, Long> clauses = clauses(verdict);
    long checkable = clauses.values().stream().mapToLong(Long::longValue).sum();
    String sentence =
        checkable == 0
            ? "no clause was asked about"
            : Phrases.counts(clauses, "of " + Phrases.number(checkable) + " checkable clauses");
    return sentence + aside(clauses) + (verdict.question().partial() ? "; partial" : "");
  }

  /** What the clauses alone do not explain of the word before them. */
  private String aside(Map<Outcome, Long> clauses) {
    boolean broken = clauses.containsKey(Outcome.FAIL);
    boolean unproved = clauses.containsKey(Outcome.INCONCLUSIVE);
    if (verdict.gate() == Gate.PASS) {
      String passed = broken || unproved ? "; none of that blocks under this profile" : "";
      return verdict.gateBeforeWaivers().equals(Optional.of(Gate.FAIL))
          ? "; it fails without waivers"
          : passed;
    }
    if (verdict.broken() && !broken) {
      return "; a rule that keeps no clause is broken";
    }
    return broken || unproved ? "" : "; a rule that keeps no clause is not proved";
  }
}
