package org.avow.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentProfile;
import org.avow.engine.verdict.document.DocumentQuestion;
import org.avow.engine.verdict.document.VerdictDocument;

/** The head of a report: what was asked, and what came out. */
final class QuestionText {
  private final VerdictDocument verdict;

  private QuestionText(VerdictDocument verdict) {
    this.verdict = verdict;
  }

  static void write(VerdictDocument verdict, Paper paper, Style style) {
    QuestionText head = new QuestionText(verdict);
    paper
        .text(0, "Question  ", style::faint, head.question(), text -> text)
        .text(10, head.asked(), style::faint)
        .text(
            0,
            "Verdict   ",
            style::faint,
            head.word() + ": " + head.sentence(),
            text -> style.headline(head.colour(), text));
  }

  private String question() {
    DocumentQuestion question = verdict.question();
    return "As of "
        + Phrases.instant(question.asOf())
        + ", from "
        + Phrases.instant(question.from())
        + " until "
        + Phrases.instant(question.until())
        + ", "
        + (verdict.standing() == Standing.DECLARED
            ? "declared evidence, not what runs"
            : "observed evidence");
  }

  private String asked() {
    List<String> parts = new ArrayList<>();
    parts.add(verdict.title());
    if (!verdict.packs().isEmpty()) {
      parts.add("judged by " + String.join(", ", verdict.packs()));
    }
    parts.add("under profile " + profile(verdict.profile()));
    List<String> chosen = new ArrayList<>(verdict.question().clauses());
    chosen.addAll(verdict.question().rules());
    if (!chosen.isEmpty()) {
      parts.add("partial: only " + String.join(", ", chosen));
    }
    return String.join("; ", parts);
  }

  private static String profile(DocumentProfile profile) {
    String from =
        profile.blockFrom() == RuleSeverity.LOW
            ? ""
            : ", which blocks from severity " + profile.blockFrom().word();
    String inconclusive = profile.blockInconclusive() ? "" : ", which lets the unproved pass";
    return profile.id() + from + inconclusive;
  }

  private String word() {
    return verdict.gate() == Gate.PASS ? "PASS" : "FAIL";
  }

  private Outcome colour() {
    if (verdict.gate() == Gate.PASS) {
      return Outcome.PASS;
    }
    return verdict.broken() ? Outcome.FAIL : Outcome.INCONCLUSIVE;
  }

  private String sentence() {
    if (verdict.nothingJudged()) {
      return "nothing was judged, so nothing is proved";
    }
    Map<Outcome, Long> clauses = new LinkedHashMap<>();
    for (DocumentClause clause : verdict.clauses()) {
      clause.outcome().ifPresent(outcome -> clauses.merge(outcome, 1L, Long::sum));
    }
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
      return broken || unproved ? "; none of that blocks under this profile" : "";
    }
    if (verdict.broken() && !broken) {
      return "; a rule that keeps no clause is broken";
    }
    return broken || unproved ? "" : "; a rule that keeps no clause is not proved";
  }
}
