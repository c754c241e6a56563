package org.avow.engine.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.ClauseReason;
import org.avow.engine.verdict.ClauseVerdict;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.Verdict;

/** Compares what a test of a conformance case expects with what came out. Mutable, used once. */
final class Comparison {
  private final Verdict verdict;
  private final List<String> differences = new ArrayList<>();

  private Comparison(Verdict verdict) {
    this.verdict = verdict;
  }

  /** Everything that differs, one line each, in the order of the expectations. */
  static List<String> of(PolicyTest test, Verdict verdict) {
    Comparison comparison = new Comparison(verdict);
    test.expected().forEach(comparison::compare);
    return comparison.differences;
  }

  private void compare(String what, PolicyTest.Expectation expected) {
    if (what.equals("verdict")) {
      differ(what, expected.outcome().word(), verdict.gate().word());
      reasons(what, expected.reasons(), remarks());
    } else if (what.equals("gate_before_waivers")) {
      differ(what, expected.outcome().word(), verdict.waivers().gateBefore().word());
    } else if (what.startsWith("clause:")) {
      clause(what, expected);
    } else {
      rule(what, expected);
    }
  }

  private void differ(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      differences.add(what + ": expected " + expected + ", was " + actual);
    }
  }

  private void reasons(String what, List<String> expected, List<String> actual) {
    if (!actual.containsAll(expected)) {
      differences.add(what + ": expected reasons " + expected + ", were " + actual);
    }
  }

  /** What the verdict says of itself. */
  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (verdict.nothingJudged()) {
      remarks.add("nothing_judged");
      differ("verdict's outcome", Outcome.INCONCLUSIVE, verdict.outcome());
    }
    if (verdict.question().partial()) {
      remarks.add("partial");
      differ("partial pass", false, verdict.outcome() == Outcome.PASS);
    }
    remarks.add(verdict.standing().name().toLowerCase(Locale.ROOT));
    return remarks;
  }

  private void clause(String what, PolicyTest.Expectation expected) {
    Optional<ClauseVerdict> clause =
        verdict.clauses().stream()
            .filter(each -> what.equals("clause:" + each.clause().id()))
            .findFirst();
    differ(what, Optional.of(expected.outcome()), clause.flatMap(ClauseVerdict::outcome));
    reasons(
        what,
        expected.reasons(),
        clause.flatMap(ClauseVerdict::reason).map(ClauseReason::word).stream().toList());
  }

  private void rule(String what, PolicyTest.Expectation expected) {
    List<RuleVerdict> rules =
        verdict.rules().stream()
            .filter(
                rule ->
                    what.equals(rule.name().rule())
                        || what.equals(rule.name().policy() + "/" + rule.name().rule()))
            .toList();
    List<FindingEntry> findings = rules.stream().flatMap(r -> r.findings().stream()).toList();
    Optional<Outcome> outcome = rules.stream().map(RuleVerdict::outcome).reduce(Outcome::worst);
    differ(what, Optional.of(expected.outcome()), outcome);
    reasons(
        what,
        expected.reasons(),
        findings.stream().flatMap(f -> f.reasons().stream()).map(Reason::word).toList());
    for (Map.Entry<Outcome, Long> count : expected.counts().entrySet()) {
      long actual = rules.stream().mapToLong(r -> r.counts().get(count.getKey())).sum();
      differ(what + ", number of " + count.getKey().word(), count.getValue(), actual);
    }
    expected.due().ifPresent(due -> instant(what + ", due", due, due(rules)));
    expected
        .since()
        .ifPresent(
            since ->
                instant(
                    what + ", since",
                    since,
                    rules.stream().flatMap(r -> r.since().stream()).findFirst()));
    boolean late = findings.stream().anyMatch(f -> f.lateSince().isPresent());
    expected.late().ifPresent(isLate -> differ(what + ", late", isLate, late));
    expected
        .messages()
        .ifPresent(
            messages ->
                differ(
                    what + ", messages",
                    messages,
                    findings.stream().map(FindingEntry::message).toList()));
  }

  private static Optional<Long> due(List<RuleVerdict> rules) {
    return rules.stream()
        .flatMap(
            rule ->
                Stream.concat(
                    rule.due().stream(),
                    rule.findings().stream().flatMap(finding -> finding.due().stream())))
        .min(Long::compare);
  }

  /** An end may be told as the last instant that is still in time, or as the first that is not. */
  private void instant(String what, String expected, Optional<Long> actual) {
    long wanted = Timestamps.parse(expected).map(Moment::earliest).orElseThrow();
    if (actual.filter(instant -> Math.abs(instant - wanted) <= 1).isEmpty()) {
      differences.add(
          what
              + ": expected "
              + expected
              + ", was "
              + actual.map(Timestamps::formatInstant).orElse("none"));
    }
  }
}
