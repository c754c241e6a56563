package org.avow.engine.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.report.Headline;
import org.avow.engine.report.Phrases;
import org.avow.engine.verdict.document.DocumentProfile;
import org.avow.engine.verdict.document.DocumentQuestion;
import org.avow.engine.verdict.document.VerdictDocument;

/** What was asked, and what came out. */
final class QuestionHeader {
  private static final int WIDTH = 1_000;

  private final VerdictDocument verdict;
  private final Html html;

  QuestionHeader(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
  }

  void write() {
    html.open("header", "class", "top");
    html.leaf("p", "Verdict on public commitments", "class", "kind");
    html.leaf("h1", verdict.title());
    html.open("dl", "class", "question");
    entries().forEach(this::entry);
    html.closeLine();
    panel();
    contents();
    html.closeLine();
  }

  private void entry(String term, String text) {
    html.open("div").leaf("dt", term).leaf("dd", text).closeLine();
  }

  private Map<String, String> entries() {
    DocumentQuestion question = verdict.question();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("As of", Phrases.instant(question.asOf()));
    entries.put(
        "Period",
        Phrases.instant(question.from())
            + " until "
            + Phrases.instant(question.until())
            + (question.periodAsked() ? "" : " (the profile’s default)"));
    entries.put(
        "Evidence",
        verdict.standing() == Standing.DECLARED
            ? "declared: plans and templates, not what runs"
            : "observed: collected from what runs");
    if (!verdict.packs().isEmpty()) {
      entries.put("Judged by", String.join(", ", verdict.packs()));
    }
    entries.put("Profile", profile(verdict.profile()));
    List<String> chosen = new ArrayList<>(question.clauses());
    chosen.addAll(question.rules());
    if (!chosen.isEmpty()) {
      entries.put("Only", String.join(", ", chosen) + "; the verdict is partial");
    }
    return entries;
  }

  private static String profile(DocumentProfile profile) {
    return profile.id()
        + ", under which "
        + (profile.blockFrom() == RuleSeverity.LOW
            ? "every broken rule blocks"
            : "rules block from severity " + profile.blockFrom().word())
        + (profile.blockInconclusive()
            ? ", and so does what cannot be proved"
            : ", and what cannot be proved does not");
  }

  private void panel() {
    Outcome colour = Headline.outcome(verdict);
    html.open("section", "class", "panel " + Outcomes.style(colour), "aria-labelledby", "verdict");
    html.open("h2", "id", "verdict");
    html.leaf("span", "Verdict: ", "class", "spoken");
    html.leaf("span", Phrases.sign(colour), "aria-hidden", "true", "class", "sign");
    html.leaf("strong", Headline.word(verdict)).close();
    html.leaf("p", sentence(), "class", "sentence");
    Map<Outcome, Long> clauses = Headline.clauses(verdict);
    if (!clauses.isEmpty()) {
      bar(clauses);
    }
    verdict
        .gateBeforeWaivers()
        .filter(gate -> gate != verdict.gate())
        .ifPresent(gate -> html.leaf("p", "Before waivers it would be: " + gate.word() + "."));
    html.closeLine();
  }

  private String sentence() {
    String sentence = Headline.sentence(verdict);
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
  }

  /** The clauses by outcome, as lengths and as a table. */
  private void bar(Map<Outcome, Long> clauses) {
    long all = clauses.values().stream().mapToLong(Long::longValue).sum();
    html.open(
        "svg",
        "class",
        "share",
        "viewBox",
        "0 0 " + WIDTH + " 16",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-labelledby",
        "share-title share-desc");
    html.leaf("title", "Checkable clauses by outcome", "id", "share-title");
    html.leaf("desc", Phrases.counts(clauses), "id", "share-desc");
    long before = 0;
    for (Outcome outcome : Outcome.values()) {
      long count = clauses.getOrDefault(outcome, 0L);
      if (count > 0) {
        long from = before * WIDTH / all;
        before += count;
        long width = Math.max(2, before * WIDTH / all - from - 4);
        html.open(
            "rect",
            "class",
            "fill " + Outcomes.style(outcome),
            "x",
            Long.toString(from),
            "y",
            "0",
            "width",
            Long.toString(width),
            "height",
            "16");
        html.close();
      }
    }
    html.closeLine();
    html.open("ul", "class", "legend");
    for (Outcome outcome : Outcome.values()) {
      long count = clauses.getOrDefault(outcome, 0L);
      if (count > 0) {
        html.open("li").leaf("b", Phrases.number(count)).text(" ");
        Outcomes.badge(html, outcome);
        html.close();
      }
    }
    html.closeLine();
  }

  private void contents() {
    html.open("nav", "aria-label", "Contents").open("ol");
    link("commitments", "The commitments");
    link("due", "Due dates");
    link("coverage", "Coverage of the evidence");
    if (!verdict.waivers().isEmpty()) {
      link("waivers", "Waivers");
    }
    link("sources", "Sources of evidence");
    link("verify", "How to verify this");
    html.close().closeLine();
  }

  private void link(String id, String text) {
    html.open("li").leaf("a", text, "href", "#" + id).close();
  }
}
