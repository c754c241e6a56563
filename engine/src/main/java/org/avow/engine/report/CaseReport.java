package org.avow.engine.report;

import java.util.List;
import java.util.stream.Collectors;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.CaseCoverage;
import org.avow.engine.verdict.CaseResult;

/** What came out of a pack's own tests, for people. */
public final class CaseReport {
  private CaseReport() {}

  /**
   * The failed cases, then how many there are, then the rules that lack a case.
   *
   * @param rules how many rules the pack has
   * @param width columns of a line
   */
  public static String render(
      List<CaseResult> results, List<CaseCoverage> lacking, int rules, int width, Style style) {
    Paper paper = new Paper(width);
    List<CaseResult> failed = results.stream().filter(r -> !r.mismatches().isEmpty()).toList();
    for (CaseResult result : failed) {
      paper
          .gap()
          .text(
              0,
              Phrases.sign(Outcome.FAIL) + " ",
              sign -> style.outcome(Outcome.FAIL, sign),
              result.test().suite() + ": " + result.test().name(),
              style::strong);
      for (CaseResult.Mismatch mismatch : result.mismatches()) {
        paper
            .text(
                2,
                result.test().span().file().name() + ":" + mismatch.line() + " " + mismatch.what(),
                style::faint)
            .text(4, "expected  ", style::faint, mismatch.expected(), text -> text)
            .text(4, "came out  ", style::faint, mismatch.actual(), text -> text);
      }
    }
    Outcome colour = failed.isEmpty() ? Outcome.PASS : Outcome.FAIL;
    paper
        .gap()
        .text(
            0,
            "Tests  ",
            style::faint,
            cases(results.size(), failed.size()),
            text -> style.headline(colour, text));
    paper.text(0, "Rules  ", style::faint, coverage(lacking, rules), text -> text);
    for (CaseCoverage rule : lacking) {
      String missing = rule.missing().stream().map(Outcome::word).collect(Collectors.joining(", "));
      paper.text(7, rule.rule() + ": no case expects " + missing, text -> text);
    }
    return paper.toString();
  }

  private static String cases(int all, int failed) {
    if (all == 0) {
      return "there are no cases";
    }
    return Phrases.number(all, "case", "cases")
        + ": "
        + (failed == 0 ? "all as expected" : Phrases.number(failed) + " not as expected");
  }

  private static String coverage(List<CaseCoverage> lacking, int rules) {
    String all = Phrases.number(rules, "rule", "rules");
    return lacking.isEmpty()
        ? all + ": each has a passing, a failing and an inconclusive case"
        : Phrases.number(lacking.size())
            + " of "
            + all
            + (lacking.size() == 1 ? " lacks a case" : " lack a case");
  }
}
