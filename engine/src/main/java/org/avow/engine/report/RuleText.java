package org.avow.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/** What a report says of a rule that is broken, not proved, or not due yet. */
final class RuleText {
  /** How many findings a report shows; the verdict document has more. */
  private static final int SHOWN = 5;

  private static final int INDENT = 2;

  private final VerdictDocument verdict;
  private final Paper paper;
  private final Style style;

  RuleText(VerdictDocument verdict, Paper paper, Style style) {
    this.verdict = verdict;
    this.paper = paper;
    this.style = style;
  }

  /**
   * Tells the whole of a rule.
   *
   * @param since since when its clause is broken, which need not be said again
   */
  void write(DocumentRule rule, Optional<Long> since) {
    List<String> head = new ArrayList<>();
    head.add(rule.name() + " (" + rule.severity().word() + "): " + Phrases.judged(rule));
    rule.result()
        .since()
        .filter(instant -> !since.equals(Optional.of(instant)))
        .ifPresent(instant -> head.add("since " + Phrases.instant(instant)));
    line(rule, String.join(", ", head));
    List<DocumentFinding> failed = of(rule.result(), Outcome.FAIL);
    List<DocumentFinding> unproved = of(rule.result(), Outcome.INCONCLUSIVE);
    findings(failed, rule.result().counts().getOrDefault(Outcome.FAIL, 0L));
    if (!failed.isEmpty()) {
      rule.fix().ifPresent(fix -> labelled("Fix: ", fix));
    }
    findings(
        unproved.stream().filter(f -> f.subject().kind() != FindingEntry.Kind.RULE).toList(),
        rule.result().counts().getOrDefault(Outcome.INCONCLUSIVE, 0L));
    settle(unproved);
    List<DocumentFinding> pending =
        of(rule.result(), Outcome.PENDING).stream()
            .filter(finding -> !finding.reasons().contains(Reason.NOT_IN_FORCE))
            .toList();
    findings(pending, rule.result().counts().getOrDefault(Outcome.PENDING, 0L));
    rule.preview().ifPresent(preview -> preview(rule, preview));
  }

  /** Names a rule that was told of before. */
  void refer(DocumentRule rule) {
    line(rule, rule.name() + ": see above");
  }

  /** A rule that is kept, in few words. */
  static String kept(DocumentRule rule) {
    return rule.name() + " (" + Phrases.judged(rule) + ")";
  }

  private void line(DocumentRule rule, String text) {
    paper.text(
        INDENT,
        Phrases.sign(rule.outcome()) + " ",
        sign -> style.outcome(rule.outcome(), sign),
        text,
        unstyled -> unstyled);
  }

  private static List<DocumentFinding> of(DocumentRule.Result result, Outcome outcome) {
    return result.findings().stream().filter(finding -> finding.outcome() == outcome).toList();
  }

  private void findings(List<DocumentFinding> findings, long all) {
    List<FindingGroup> groups = FindingGroup.of(findings);
    List<FindingGroup> shown = groups.subList(0, Math.min(SHOWN, groups.size()));
    shown.forEach(this::finding);
    long places = shown.stream().mapToLong(group -> group.places().size()).sum();
    long more = Math.max(all, findings.size()) - places;
    if (more > 0 && !findings.isEmpty()) {
      paper.text(INDENT + 2, "… and " + Phrases.number(more) + " more", style::faint);
    }
  }

  private void finding(FindingGroup group) {
    paper.text(INDENT + 2, Places.list(group.places()), style::strong);
    paper.text(INDENT + 4, group.message());
    if (!group.details().isEmpty()) {
      paper.text(INDENT + 4, group.details(), style::faint);
    }
    group.waived().ifPresent(waiver -> paper.text(INDENT + 4, "waived by " + waiver));
  }

  /** What is in the way of a proof, and what would settle it. */
  private void settle(List<DocumentFinding> unproved) {
    MissingProof.of(verdict, unproved)
        .lines()
        .forEach(line -> labelled(line.label() + ": ", line.text()));
  }

  private void preview(DocumentRule rule, DocumentRule.Result preview) {
    paper.text(
        INDENT + 2,
        "As things stand it would be: ",
        style::faint,
        Phrases.counted(preview.outcome()),
        text -> style.outcome(preview.outcome(), text));
    findings(of(preview, Outcome.FAIL), preview.counts().getOrDefault(Outcome.FAIL, 0L));
    if (preview.outcome() == Outcome.FAIL) {
      rule.fix().ifPresent(fix -> labelled("Fix: ", fix));
    }
    settle(of(preview, Outcome.INCONCLUSIVE));
  }

  private void labelled(String label, String text) {
    paper.text(INDENT + 2, label, style::strong, text, unstyled -> unstyled);
  }
}
