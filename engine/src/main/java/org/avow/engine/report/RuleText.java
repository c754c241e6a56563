package org.avow.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.StreamSummary;
import org.avow.engine.verdict.Verdict;

/** What a report says of a rule that is broken, not proved, or not due yet. */
final class RuleText {
  /** How many findings a report shows; the verdict document has more. */
  private static final int SHOWN = 5;

  private static final int INDENT = 4;

  private final Verdict verdict;
  private final Paper paper;
  private final Style style;

  RuleText(Verdict verdict, Paper paper, Style style) {
    this.verdict = verdict;
    this.paper = paper;
    this.style = style;
  }

  void write(RuleVerdict rule) {
    paper.text(
        INDENT,
        Phrases.sign(rule.outcome()) + " ",
        sign -> style.outcome(rule.outcome(), sign),
        rule.name() + ", " + rule.rule().severity().word() + ": " + summary(rule),
        text -> text);
    List<FindingEntry> failed = of(rule, Outcome.FAIL);
    List<FindingEntry> unproved = of(rule, Outcome.INCONCLUSIVE);
    findings(failed, rule.counts().getOrDefault(Outcome.FAIL, 0L));
    if (!failed.isEmpty()) {
      rule.rule().fix().ifPresent(fix -> labelled("Fix: ", fix));
    }
    findings(
        unproved.stream().filter(f -> f.subject().kind() != FindingEntry.Kind.RULE).toList(),
        rule.counts().getOrDefault(Outcome.INCONCLUSIVE, 0L));
    settle(unproved);
    findings(of(rule, Outcome.PENDING), rule.counts().getOrDefault(Outcome.PENDING, 0L));
    rule.preview().ifPresent(this::preview);
  }

  private static List<FindingEntry> of(RuleVerdict rule, Outcome outcome) {
    return rule.findings().stream().filter(finding -> finding.outcome() == outcome).toList();
  }

  private String summary(RuleVerdict rule) {
    List<String> parts = new ArrayList<>();
    String type = rule.rule().judged().map(judged -> judged.type().name() + " ").orElse("");
    long judged = rule.counts().values().stream().mapToLong(Long::longValue).sum();
    if (judged > 0 && !type.isEmpty()) {
      parts.add(type + Phrases.counts(rule.counts()));
    } else {
      parts.add(Phrases.counted(rule.outcome()));
    }
    rule.since().ifPresent(since -> parts.add("since " + Phrases.instant(since)));
    rule.keptSince().ifPresent(since -> parts.add("kept since " + Phrases.instant(since)));
    if (rule.outcome() == Outcome.PENDING) {
      rule.due().ifPresent(due -> parts.add("due " + Phrases.instant(due)));
    }
    return String.join(", ", parts);
  }

  private void findings(List<FindingEntry> findings, long all) {
    findings.stream().limit(SHOWN).forEach(this::finding);
    long more = Math.max(all, findings.size()) - SHOWN;
    if (more > 0 && findings.size() > SHOWN) {
      paper.text(INDENT + 2, "… and " + Phrases.number(more) + " more", style::faint);
    }
  }

  private void finding(FindingEntry finding) {
    String place = finding.location().path() + ":" + finding.location().line();
    String said =
        switch (finding.outcome()) {
          case FAIL -> finding.message();
          case INCONCLUSIVE -> "undecided whether: " + finding.message();
          case PENDING -> "open: " + finding.message();
          case PASS, NOT_APPLICABLE -> finding.message();
        };
    paper.text(INDENT + 2, place, style::strong);
    paper.text(INDENT + 4, said);
    List<String> details = new ArrayList<>();
    finding.lateSince().ifPresent(late -> details.add("late: met " + Phrases.instant(late)));
    finding.due().ifPresent(due -> details.add("due " + Phrases.instant(due)));
    finding.count().ifPresent(count -> details.add(Values.count(count)));
    finding.values().forEach(value -> details.add(Values.equation(value)));
    if (!details.isEmpty()) {
      paper.text(INDENT + 4, String.join("; ", details), style::faint);
    }
  }

  /** What is in the way of a proof, and what would settle it. */
  private void settle(List<FindingEntry> unproved) {
    Set<Reason> reasons = new TreeSet<>();
    Map<String, TimeSet> missing = new LinkedHashMap<>();
    Map<String, Gap.Kind> kinds = new LinkedHashMap<>();
    for (FindingEntry finding : unproved) {
      reasons.addAll(finding.reasons());
      for (Gap gap : finding.gaps()) {
        missing.merge(gap.stream(), gap.missing(), TimeSet::union);
        kinds.merge(gap.stream(), gap.kind(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    if (!reasons.isEmpty()) {
      labelled("Why: ", reasons.stream().map(Phrases::reason).collect(Collectors.joining("; ")));
    }
    missing.forEach((stream, times) -> labelled("Needed: ", needed(stream, times)));
    List<String> remedies =
        reasons.stream().map(Phrases::remedy).filter(text -> !text.isEmpty()).distinct().toList();
    if (!remedies.isEmpty()) {
      labelled("To settle it: ", String.join("; ", remedies));
    }
  }

  private String needed(String stream, TimeSet times) {
    String when = times.isEmpty() ? "which no source supplies" : Phrases.spans(times);
    String name = stream.contains("/") ? stream.substring(0, stream.indexOf('/')) : stream;
    String collect =
        verdict.streams().stream()
            .filter(summary -> summary.stream().equals(name))
            .map(StreamSummary::collect)
            .findFirst()
            .orElse("");
    return "`" + stream + "` " + when + (collect.isEmpty() ? "" : ". " + collect);
  }

  private void preview(RuleVerdict preview) {
    paper.text(
        INDENT + 2,
        "As things stand it would be: ",
        style::faint,
        Phrases.counted(preview.outcome()),
        text -> style.outcome(preview.outcome(), text));
    findings(of(preview, Outcome.FAIL), preview.counts().getOrDefault(Outcome.FAIL, 0L));
    if (preview.outcome() == Outcome.FAIL) {
      preview.rule().fix().ifPresent(fix -> labelled("Fix: ", fix));
    }
    settle(of(preview, Outcome.INCONCLUSIVE));
  }

  private void labelled(String label, String text) {
    paper.text(INDENT + 2, label, style::strong, text, unstyled -> unstyled);
  }
}
