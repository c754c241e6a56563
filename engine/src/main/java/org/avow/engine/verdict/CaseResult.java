package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;

/**
 * A case of a {@code tests:} document, compared with what came out. Immutable.
 *
 * @param mismatches in the order of the case's expectations; empty if all of them hold
 */
public record CaseResult(PolicyTest test, List<Mismatch> mismatches) {
  public CaseResult {
    mismatches = List.copyOf(mismatches);
  }

  /**
   * An expectation that does not hold.
   *
   * @param what it is about: a rule, a clause, the verdict
   * @param line of the expectation, from 1
   */
  public record Mismatch(String what, int line, String expected, String actual) {}

  /** Compares each expectation of the case with the verdict over its evidence. */
  public static CaseResult of(PolicyTest test, Verdict verdict) {
    List<Mismatch> mismatches = new ArrayList<>();
    for (Map.Entry<String, PolicyTest.Expectation> entry : test.expected().entrySet()) {
      String what = entry.getKey();
      PolicyTest.Expectation expected = entry.getValue();
      int line = expected.span().line();
      if (what.equals("verdict")) {
        add(mismatches, what, line, expected.outcome().word(), verdict.gate().word());
      } else if (what.equals("gate_before_waivers")) {
        String before = verdict.waivers().gateBefore().word();
        add(mismatches, what, line, expected.outcome().word(), before);
      } else if (what.startsWith("clause:")) {
        String id = what.substring("clause:".length());
        add(mismatches, what, line, expected.outcome().word(), clause(verdict, id));
      } else {
        rule(mismatches, what, expected, rules(verdict, what));
      }
    }
    return new CaseResult(test, mismatches);
  }

  private static void add(
      List<Mismatch> mismatches, String what, int line, String expected, String actual) {
    if (!expected.equals(actual)) {
      mismatches.add(new Mismatch(what, line, expected, actual));
    }
  }

  private static String clause(Verdict verdict, String id) {
    return verdict.clauses().stream()
        .filter(clause -> clause.clause().id().equals(id))
        .map(clause -> clause.outcome().map(Outcome::word).orElse("not_checkable"))
        .findFirst()
        .orElse("not asked");
  }

  /** The rule of that name, in all versions of its policy. */
  private static List<RuleVerdict> rules(Verdict verdict, String name) {
    return verdict.rules().stream()
        .filter(
            rule ->
                rule.name().rule().equals(name)
                    || (rule.name().policy() + "/" + rule.name().rule()).equals(name))
        .toList();
  }

  private static void rule(
      List<Mismatch> mismatches,
      String what,
      PolicyTest.Expectation expected,
      List<RuleVerdict> rules) {
    int line = expected.span().line();
    Optional<Outcome> outcome = rules.stream().map(RuleVerdict::outcome).reduce(Outcome::worst);
    List<FindingEntry> findings = rules.stream().flatMap(r -> r.findings().stream()).toList();
    String actual = outcome.map(Outcome::word).orElse("not selected");
    add(
        mismatches,
        what,
        line,
        expected.outcome().word(),
        actual.equals(expected.outcome().word()) ? actual : actual + told(findings));
    List<String> reasons = reasons(findings);
    if (!reasons.containsAll(expected.reasons())) {
      mismatches.add(
          new Mismatch(what + ", reasons", line, listed(expected.reasons()), listed(reasons)));
    }
    expected
        .counts()
        .forEach(
            (each, count) ->
                add(
                    mismatches,
                    what + ", number of " + each.word(),
                    line,
                    Long.toString(count),
                    Long.toString(count(rules, each))));
    expected.due().ifPresent(due -> instant(mismatches, what + ", due", line, due, due(rules)));
    expected
        .since()
        .ifPresent(since -> instant(mismatches, what + ", since", line, since, since(rules)));
    expected
        .late()
        .ifPresent(
            late ->
                add(
                    mismatches,
                    what + ", late",
                    line,
                    late.toString(),
                    Boolean.toString(findings.stream().anyMatch(f -> f.lateSince().isPresent()))));
    expected
        .messages()
        .ifPresent(
            messages ->
                add(
                    mismatches,
                    what + ", messages",
                    line,
                    listed(messages),
                    listed(findings.stream().map(FindingEntry::message).toList())));
  }

  private static String told(List<FindingEntry> findings) {
    return findings.stream()
        .limit(1)
        .map(finding -> ": " + finding.message() + " (" + listed(reasons(List.of(finding))) + ")")
        .collect(Collectors.joining());
  }

  private static List<String> reasons(List<FindingEntry> findings) {
    return findings.stream()
        .flatMap(finding -> finding.reasons().stream())
        .distinct()
        .sorted()
        .map(Reason::word)
        .toList();
  }

  private static long count(List<RuleVerdict> rules, Outcome outcome) {
    return rules.stream().mapToLong(rule -> rule.counts().getOrDefault(outcome, 0L)).sum();
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

  private static Optional<Long> since(List<RuleVerdict> rules) {
    return rules.stream().flatMap(rule -> rule.since().stream()).min(Long::compare);
  }

  /** A date is met by its first instant and, because a due day is included, by its end. */
  private static void instant(
      List<Mismatch> mismatches, String what, int line, String expected, Optional<Long> actual) {
    Optional<Moment> moment = Timestamps.parse(expected);
    boolean met =
        moment.isPresent()
            && actual.isPresent()
            && (actual.get() == moment.get().earliest()
                || actual.get() == moment.get().latest() + 1);
    if (!met) {
      mismatches.add(
          new Mismatch(what, line, expected, actual.map(Timestamps::formatInstant).orElse("none")));
    }
  }

  private static String listed(List<String> texts) {
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }
}
