package org.avow.engine.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.avow.engine.report.FindingGroup;
import org.avow.engine.report.MissingProof;
import org.avow.engine.report.Phrases;
import org.avow.engine.report.Places;
import org.avow.engine.report.WaiverText;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.RuleName;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/** What is said of a rule that is not kept. Mutable, for one thread and one page. */
final class RuleBlock {
  /** How many groups of findings a page shows of a rule; the verdict document has more. */
  private static final int SHOWN = 25;

  private final VerdictDocument verdict;
  private final Html html;
  private final Map<RuleName, String> anchors = new HashMap<>();

  RuleBlock(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
  }

  /** Tells the whole of a rule, or where it was told before. */
  void write(DocumentRule rule) {
    String anchor = anchors.get(rule.name());
    if (anchor != null) {
      html.open("p", "class", "rule again " + Outcomes.style(rule.outcome()));
      html.leaf("span", Phrases.sign(rule.outcome()), "aria-hidden", "true").text(" ");
      html.leaf("a", rule.name().toString(), "href", "#" + anchor);
      html.text(": see there").closeLine();
      return;
    }
    anchor = "rule-" + (anchors.size() + 1);
    anchors.put(rule.name(), anchor);
    html.open("section", "class", "rule " + Outcomes.style(rule.outcome()), "id", anchor);
    heading(rule);
    findings(rule, rule.result());
    rule.preview().ifPresent(preview -> preview(rule, preview));
    html.closeLine();
  }

  private void heading(DocumentRule rule) {
    html.open("h5");
    html.leaf("span", Phrases.sign(rule.outcome()), "aria-hidden", "true").text(" ");
    html.text(rule.name().toString()).close();
    html.open("p", "class", "meta").text("Severity " + rule.severity().word());
    html.text(" · ").prose(Phrases.judged(rule));
    rule.result().since().ifPresent(since -> html.text(" · since " + Phrases.instant(since)));
    if (rule.waivedCount() > 0) {
      html.text(" · " + Phrases.number(rule.waivedCount()) + " waived");
    }
    boolean bad = rule.outcome() == Outcome.FAIL || rule.outcome() == Outcome.INCONCLUSIVE;
    if (bad && !rule.blocks()) {
      html.text(" · does not block");
    }
    html.text(" · ").leaf("code", rule.file() + ":" + rule.line()).closeLine();
  }

  private void findings(DocumentRule rule, DocumentRule.Result result) {
    List<DocumentFinding> told =
        result.findings().stream().filter(finding -> isTold(result, finding)).toList();
    if (!told.isEmpty()) {
      table(rule, result, told);
    }
    if (result.outcome() == Outcome.FAIL) {
      rule.fix().ifPresent(fix -> labelled("Fix", fix));
    }
    MissingProof.of(
            verdict,
            result.findings().stream().filter(f -> f.outcome() == Outcome.INCONCLUSIVE).toList())
        .lines()
        .forEach(line -> labelled(line.label(), line.text()));
  }

  /** What a rule as a whole lacks stands below the table, in words. */
  private static boolean isTold(DocumentRule.Result result, DocumentFinding finding) {
    boolean whole = finding.subject().kind() == FindingEntry.Kind.RULE;
    return switch (finding.outcome()) {
      case FAIL -> true;
      case INCONCLUSIVE -> !whole;
      case PENDING -> !finding.reasons().contains(Reason.NOT_IN_FORCE);
      case PASS, NOT_APPLICABLE -> result.findings().isEmpty();
    };
  }

  private void table(DocumentRule rule, DocumentRule.Result result, List<DocumentFinding> told) {
    List<FindingGroup> groups = FindingGroup.of(told);
    List<FindingGroup> shown = groups.subList(0, Math.min(SHOWN, groups.size()));
    Table table =
        Table.open(html, "Findings of " + rule.name(), "findings", "Where", "What", "Because");
    for (FindingGroup group : shown) {
      html.open("tr").open("th", "scope", "row").leaf("code", Places.list(group.places())).close();
      html.open("td").prose(group.message());
      group.waived().ifPresent(this::waived);
      html.close().leaf("td", group.details(), "class", "values").closeLine();
    }
    table.close();
    long places = shown.stream().mapToLong(group -> group.places().size()).sum();
    long more = result.findingCount() - (result.findings().size() - told.size()) - places;
    if (more > 0) {
      html.leaf("p", "… and " + Phrases.number(more) + " more findings.", "class", "faint");
    }
  }

  private void waived(String id) {
    html.open("p", "class", "waived").leaf("strong", "Waived by " + id);
    WaiverText.justification(verdict, id).ifPresent(why -> html.text(": " + why));
    html.close();
  }

  private void preview(DocumentRule rule, DocumentRule.Result preview) {
    html.open("div", "class", "preview").open("p").text("As things stand it would be: ");
    Outcomes.badge(html, preview.outcome());
    html.closeLine();
    findings(rule, preview);
    html.closeLine();
  }

  private void labelled(String label, String text) {
    html.open("p", "class", "labelled")
        .leaf("strong", label + ":")
        .text(" ")
        .prose(text)
        .closeLine();
  }
}
