package org.avow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A verdict as {@code avow check --format json} wrote it, held against a test's expectations. */
final class WrittenVerdict {
  private final Map<?, ?> document;
  private final List<String> differences = new ArrayList<>();

  private WrittenVerdict(Map<?, ?> document) {
    this.document = document;
  }

  /** Everything that differs, one line each. */
  static List<String> differences(String json, PolicyTest test) {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(json);
    WrittenVerdict verdict = new WrittenVerdict((Map<?, ?>) document);
    test.expected().forEach(verdict::compare);
    return verdict.differences;
  }

  private void compare(String what, PolicyTest.Expectation expected) {
    if (what.equals("verdict")) {
      differ(what, expected.outcome().word(), text(document, "verdict"));
      List<String> remarks = new ArrayList<>(texts(document, "reasons"));
      remarks.add(text(document, "standing"));
      reasons(what, expected.reasons(), remarks);
    } else if (what.equals("gate_before_waivers")) {
      differ(what, expected.outcome().word(), text(document, "gate_before_waivers"));
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

  private void clause(String what, PolicyTest.Expectation expected) {
    for (Map<?, ?> clause : maps(document, "clauses")) {
      if (what.equals("clause:" + text(clause, "id"))) {
        differ(what, expected.outcome().word(), text(clause, "outcome"));
        List<String> reason =
            clause.containsKey("reason") ? List.of(text(clause, "reason")) : List.of();
        reasons(what, expected.reasons(), reason);
        return;
      }
    }
    differences.add(what + ": is not in the verdict");
  }

  private void rule(String what, PolicyTest.Expectation expected) {
    List<Map<?, ?>> rules = rules(what);
    List<Map<?, ?>> findings = new ArrayList<>();
    rules.forEach(rule -> findings.addAll(maps(rule, "findings")));
    Optional<Outcome> outcome =
        rules.stream().map(rule -> outcome(text(rule, "outcome"))).reduce(Outcome::worst);
    differ(what, Optional.of(expected.outcome()), outcome);
    reasons(
        what,
        expected.reasons(),
        findings.stream().flatMap(finding -> texts(finding, "reasons").stream()).toList());
    expected
        .counts()
        .forEach(
            (each, count) ->
                differ(
                    what + ", number of " + each.word(),
                    count,
                    rules.stream().mapToLong(rule -> count(rule, each)).sum()));
    expected.due().ifPresent(due -> instant(what + ", due", due, earliest("due", rules, findings)));
    expected
        .since()
        .ifPresent(since -> instant(what + ", since", since, earliest("since", rules, List.of())));
    boolean late = findings.stream().anyMatch(finding -> finding.containsKey("late_since"));
    expected.late().ifPresent(isLate -> differ(what + ", late", isLate, late));
    expected
        .messages()
        .ifPresent(
            messages ->
                differ(
                    what + ", messages",
                    messages,
                    findings.stream().map(finding -> text(finding, "message")).toList()));
  }

  private List<Map<?, ?>> rules(String what) {
    List<Map<?, ?>> rules = new ArrayList<>();
    for (Map<?, ?> policy : maps(document, "policies")) {
      for (Map<?, ?> rule : maps(policy, "rules")) {
        String id = text(rule, "id");
        if (what.equals(id) || what.equals(text(policy, "id") + "/" + id)) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private static Outcome outcome(String word) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.word().equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome " + word);
  }

  private static long count(Map<?, ?> rule, Outcome outcome) {
    Object count = ((Map<?, ?>) value(rule, "counts")).get(outcome.word());
    return count instanceof Number number ? number.longValue() : 0;
  }

  private static Optional<Long> earliest(
      String key, List<Map<?, ?>> rules, List<Map<?, ?>> findings) {
    List<Map<?, ?>> all = new ArrayList<>(rules);
    all.addAll(findings);
    return all.stream()
        .filter(each -> each.containsKey(key))
        .map(each -> nanos(text(each, key)))
        .min(Long::compare);
  }

  /** An end may be told as the last instant that is still in time, or as the first that is not. */
  private void instant(String what, String expected, Optional<Long> actual) {
    if (actual.filter(instant -> Math.abs(instant - nanos(expected)) <= 1).isEmpty()) {
      differences.add(what + ": expected " + expected + ", was " + actual);
    }
  }

  private static long nanos(String instant) {
    return Timestamps.parse(instant).map(Moment::earliest).orElseThrow();
  }

  private static Object value(Map<?, ?> mapping, String key) {
    return Objects.requireNonNull(mapping.get(key), key);
  }

  private static String text(Map<?, ?> mapping, String key) {
    return value(mapping, key).toString();
  }

  private static List<String> texts(Map<?, ?> mapping, String key) {
    return mapping.get(key) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  private static List<Map<?, ?>> maps(Map<?, ?> mapping, String key) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (mapping.get(key) instanceof List<?> list) {
      list.forEach(each -> maps.add((Map<?, ?>) each));
    }
    return maps;
  }
}
