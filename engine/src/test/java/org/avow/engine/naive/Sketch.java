package org.avow.engine.naive;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/** A rule's report as lines of text: everything of it that the semantics fix. */
final class Sketch {
  /** The reasons that the text names; the others are the reporter's choice of words. */
  private static final Set<Reason> NAMED =
      EnumSet.of(
          Reason.MISSING,
          Reason.STALE,
          Reason.DECLARED_ONLY,
          Reason.NOT_IN_FORCE,
          Reason.NOT_YET_DUE,
          Reason.SCOPE_UNKNOWN);

  private Sketch() {}

  static String of(List<RuleReport> reports) {
    return reports.stream().map(Sketch::of).collect(Collectors.joining());
  }

  static String of(RuleReport report) {
    StringBuilder text = new StringBuilder();
    Map<Outcome, Long> counts = new EnumMap<>(report.counts());
    counts.values().removeIf(count -> count == 0);
    text.append(report.policy().id()).append('/').append(report.rule().id());
    text.append(' ').append(report.outcome().word()).append(' ').append(counts);
    text.append(report.certainlyInScope() ? " in scope" : "");
    instant(text, "due", report.due());
    if (!(report.rule().require() instanceof Requirement.PerGroup)) {
      instant(text, "since", report.since());
      boolean lasting =
          report
              .rule()
              .judged()
              .map(judged -> judged.type().isState())
              .orElse(report.rule().require() instanceof Requirement.Exists);
      if (lasting) {
        instant(text, "kept since", report.keptSince());
      }
    }
    text.append('\n');
    ruleLevel(text, report);
    Set<String> findings = new TreeSet<>();
    for (Finding finding : report.findings()) {
      if (!isRuleLevel(finding, report.rule())) {
        findings.add(line(finding, report.rule()));
      }
    }
    findings.forEach(text::append);
    report
        .preview()
        .filter(p -> p.outcome() != Outcome.NOT_APPLICABLE)
        .ifPresent(p -> text.append("  preview ").append(of(p)));
    return text.toString();
  }

  /** An entry for the rule itself, rather than of the fact that a rule without `for` implies. */
  private static boolean isRuleLevel(Finding finding, Rule rule) {
    return finding.subject() instanceof Finding.OfRule
        && (rule.judged().isPresent() || finding.reasons().contains(Reason.NOT_IN_FORCE));
  }

  /** However many entries there are, one line. */
  private static void ruleLevel(StringBuilder text, RuleReport report) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (Finding finding : report.findings()) {
      if (isRuleLevel(finding, report.rule())) {
        reasons.addAll(finding.reasons());
      }
    }
    if (!reasons.isEmpty()) {
      text.append("  rule ").append(named(reasons)).append('\n');
    }
  }

  private static Set<Reason> named(Set<Reason> reasons) {
    Set<Reason> named = EnumSet.noneOf(Reason.class);
    named.addAll(reasons);
    named.retainAll(NAMED);
    return named;
  }

  private static String line(Finding finding, Rule rule) {
    StringBuilder text = new StringBuilder("  ");
    if (finding.subject() instanceof Finding.OfFact fact) {
      text.append(fact.fact().place().source()).append(':').append(fact.fact().place().line());
    } else if (finding.subject() instanceof Finding.OfGroup group) {
      boolean known = group.key().stream().allMatch(Counting::isKnown);
      text.append(known ? group.key() : "keyless").append(" first ");
      text.append(group.first().place().source()).append(':');
      text.append(group.first().place().line());
    }
    text.append(' ').append(finding.outcome().word());
    if (!isComposite(rule)) {
      text.append(' ').append(named(finding.reasons()));
    }
    if (!(finding.subject() instanceof Finding.OfGroup)) {
      instant(text, "at", finding.at().filter(at -> at != Long.MIN_VALUE));
    }
    instant(text, "due", finding.due());
    if (rule.require() instanceof Requirement.Exists && !rule.dueStart()) {
      instant(text, "late since", finding.lateSince());
    }
    if (rule.require() instanceof Requirement.Count
        || rule.require() instanceof Requirement.PerGroup) {
      text.append(' ').append(finding.count());
    }
    return text.append('\n').toString();
  }

  /** Which of several members a report names is its choice. */
  private static boolean isComposite(Rule rule) {
    return rule.require() instanceof Requirement.All || rule.require() instanceof Requirement.Any;
  }

  private static void instant(StringBuilder text, String word, Optional<Long> instant) {
    instant.ifPresent(i -> text.append(' ').append(word).append(' ').append(Clock.text(i)));
  }
}
