package org.avow.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.RuleSeverity;
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
            Headline.of(verdict),
            text -> style.headline(Headline.outcome(verdict), text));
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
    verdict.profile().settings().forEach(setting -> parts.add("with " + Values.equation(setting)));
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
}
