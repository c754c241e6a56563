package org.avow.engine.report.html;

import org.avow.engine.policy.Outcome;
import org.avow.engine.report.Phrases;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.document.DocumentDigests;
import org.avow.engine.verdict.document.DocumentQuestion;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/** How a reader can check all of it without trusting who made it. */
final class DigestSection {
  private final VerdictDocument verdict;
  private final Html html;

  DigestSection(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
  }

  void write() {
    html.open("section", "id", "verify").leaf("h2", "How to verify this");
    html.leaf(
        "p",
        "This page shows a verdict document; it is not signed, and the document decides. The same"
            + " policies, evidence and question give the same document, byte for byte, on any"
            + " machine. So nobody needs to be trusted:");
    html.open("ol", "class", "steps");
    step("Check the document: its SHA-256 must be the one below.", "sha256sum verdict.json");
    step("Check the evidence and the policies: their digests are in the tables below.", "");
    step("Judge again, and compare the digest.", recompute());
    step(
        "Make this page again from the document.",
        "avow render verdict.json --report html=page.html");
    html.closeLine();
    html.open("dl", "class", "digests");
    digest("Verdict document", verdict.digest().hex());
    digest("Manifest", verdict.digests().manifest());
    digest("All findings", verdict.digests().findings());
    html.closeLine();
    files();
    documents();
    words();
    html.closeLine();
  }

  private void step(String text, String command) {
    html.open("li").text(text);
    if (!command.isEmpty()) {
      html.empty("br").leaf("code", command);
    }
    html.closeLine();
  }

  private String recompute() {
    DocumentQuestion question = verdict.question();
    StringBuilder command = new StringBuilder("avow check --format json --as-of ");
    command.append(Timestamps.formatInstant(question.asOf()));
    if (question.periodAsked()) {
      command.append(" --period ").append(Timestamps.formatInstant(question.from()));
      command.append('/').append(Timestamps.formatInstant(question.until()));
    }
    command.append(" --profile ").append(verdict.profile().id());
    verdict.packs().forEach(pack -> command.append(" --pack ").append(pack));
    question.clauses().forEach(clause -> command.append(" --clause ").append(clause));
    question.rules().forEach(rule -> command.append(" --rule ").append(rule));
    return command.append(" FOLDER | sha256sum").toString();
  }

  private void digest(String term, String hex) {
    html.open("div").leaf("dt", term).open("dd").leaf("code", "sha256:" + hex).close().closeLine();
  }

  private void files() {
    if (verdict.sources().stream().allMatch(source -> source.files().isEmpty())) {
      return;
    }
    Table table =
        Table.open(html, "Files of evidence", "files", "File", "Source", "Bytes", "SHA-256");
    for (DocumentSource source : verdict.sources()) {
      for (DocumentSource.EvidenceFile file : source.files()) {
        html.open("tr").leaf("th", file.path(), "scope", "row").leaf("td", source.id());
        html.leaf("td", Phrases.number(file.bytes()), "class", "count");
        html.open("td").leaf("code", file.sha256()).close().closeLine();
      }
    }
    table.close();
  }

  private void documents() {
    Table table =
        Table.open(html, "Policies and what they build on", "files", "File", "Kind", "SHA-256");
    for (DocumentDigests.PackFile file : verdict.digests().documents()) {
      html.open("tr").leaf("th", file.path(), "scope", "row").leaf("td", file.kind());
      html.open("td").leaf("code", file.sha256()).close().closeLine();
    }
    table.close();
  }

  private void words() {
    Table table = Table.open(html, "What the words mean", "words", "Outcome", "Meaning");
    for (Outcome outcome : Outcome.values()) {
      html.open("tr").open("th", "scope", "row");
      Outcomes.badge(html, outcome);
      html.close().leaf("td", meaning(outcome)).closeLine();
    }
    table.close();
  }

  private static String meaning(Outcome outcome) {
    return switch (outcome) {
      case FAIL ->
          "Whatever is unknown may turn out to be, the commitment is broken, or was kept too late.";
      case INCONCLUSIVE ->
          "Evidence is missing, incomplete, out of date or unreadable, or lacks what decides.";
      case PENDING -> "Not met yet, and there is still time, or the rule is not in force yet.";
      case PASS -> "Judged, satisfied, and covered by evidence over the whole period.";
      case NOT_APPLICABLE -> "The evidence is complete and holds nothing that the rule is about.";
    };
  }
}
