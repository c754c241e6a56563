package org.avow.engine.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.WaiverVerdict;
import org.avow.fixtures.conformance.ConformanceCase;

/** Compares what the header of a case expects, beyond its tests, with what came out. */
final class Details {
  private static final String MARK = "# place";

  private final List<String> differences = new ArrayList<>();
  private final Judged judged;
  private final List<RuleReport> reports;

  private Details(Judged judged) {
    this.judged = judged;
    this.reports =
        judged.reports().stream()
            .filter(report -> report.outcome() != Outcome.NOT_APPLICABLE)
            .toList();
  }

  /** Everything that differs, one line each. */
  static List<String> of(ConformanceCase suite, String test, Judged judged) {
    Details details = new Details(judged);
    ConformanceCase.Expectation expected = suite.expectation(test);
    expected.keptSince().ifPresent(kept -> details.instant("kept since", kept, details.kept()));
    expected.lateSince().ifPresent(late -> details.instant("late since", late, details.late()));
    expected
        .preview()
        .ifPresent(
            outcome -> details.differ("preview", List.of(outcome), details.previewOutcomes()));
    if (!expected.gaps().isEmpty()) {
      details.differ("gaps", details.times(expected.gaps()), details.gaps());
    }
    if (!expected.bounds().isEmpty()) {
      details.differ("bounds", expected.bounds(), details.bounds());
    }
    if (!expected.findings().isEmpty()) {
      details.differ("findings", expected.findings(), details.findingCounts());
    }
    if (!expected.waivers().isEmpty()) {
      details.differ("waivers", expected.waivers(), details.waivers());
    }
    if (!expected.waived().isEmpty()) {
      details.differ("waived", expected.waived(), details.waived());
    }
    details.notCheckable(suite.notCheckable());
    details.places(suite);
    return details.differences;
  }

  private void differ(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      differences.add(what + ": expected " + expected + ", was " + actual);
    }
  }

  /** An end may be told as the last instant that is still in it, or as the first that is not. */
  private void instant(String what, String expected, Optional<Long> actual) {
    long wanted = Timestamps.parse(expected).map(Moment::earliest).orElseThrow();
    if (actual.filter(instant -> Math.abs(instant - wanted) <= 1).isEmpty()) {
      differ(what, expected, actual.map(Timestamps::formatInstant).orElse("none"));
    }
  }

  private Optional<Long> kept() {
    return reports.stream().flatMap(report -> report.keptSince().stream()).findFirst();
  }

  private Optional<Long> late() {
    return findings().stream().flatMap(finding -> finding.lateSince().stream()).findFirst();
  }

  private List<Finding> findings() {
    return reports.stream().flatMap(report -> report.findings().stream()).toList();
  }

  private List<String> previewOutcomes() {
    return reports.stream()
        .flatMap(report -> report.preview().stream())
        .map(preview -> preview.outcome().word())
        .toList();
  }

  private TimeSet times(List<String> stretches) {
    TimeSet result = TimeSet.EMPTY;
    for (String stretch : stretches) {
      String[] ends = stretch.split("/", -1);
      result =
          result.union(
              TimeSet.between(
                  Timestamps.parse(ends[0]).orElseThrow().earliest(),
                  Timestamps.parse(ends[1]).orElseThrow().earliest()));
    }
    return result;
  }

  private TimeSet gaps() {
    return findings().stream()
        .flatMap(finding -> finding.gaps().stream())
        .map(Gap::missing)
        .reduce(TimeSet.EMPTY, TimeSet::union);
  }

  private List<Long> bounds() {
    return findings().stream()
        .flatMap(finding -> finding.count().stream())
        .findFirst()
        .map(bounds -> List.of(bounds.least(), bounds.most()))
        .orElse(List.of());
  }

  private List<Long> findingCounts() {
    return List.of(
        judged.verdict().rules().stream().mapToLong(rule -> rule.findings().size()).sum(),
        judged.verdict().rules().stream().mapToLong(RuleVerdict::findingCount).sum());
  }

  private List<String> waivers() {
    return judged.verdict().waivers().entries().stream().map(Details::waiver).toList();
  }

  private static String waiver(WaiverVerdict verdict) {
    List<String> words = new ArrayList<>();
    words.add(verdict.waiver().id());
    words.add(verdict.state().word());
    words.add(Long.toString(verdict.matched()));
    verdict.problems().forEach(problem -> words.add(problem.word()));
    return String.join(" ", words);
  }

  private List<String> waived() {
    return judged.verdict().rules().stream()
        .flatMap(rule -> rule.findings().stream())
        .map(finding -> finding.waived().orElse("-"))
        .toList();
  }

  private void notCheckable(List<String> clauses) {
    for (String id : clauses) {
      boolean listed =
          judged.verdict().clauses().stream()
              .anyMatch(
                  clause ->
                      clause.clause().id().equals(id)
                          && clause.outcome().isEmpty()
                          && clause.clause().unchecked().isPresent());
      differ("clause:" + id + " is listed and not folded", true, listed);
    }
  }

  /** What lacks evidence as a whole must stand at the marked line, if there is one (2.9). */
  private void places(ConformanceCase suite) {
    Optional<Integer> marked =
        suite.documents().values().stream().flatMap(text -> line(text).stream()).findFirst();
    if (marked.isPresent()) {
      List<Integer> lines =
          findings().stream()
              .flatMap(
                  finding ->
                      finding.subject() instanceof Finding.OfRule of
                          ? Stream.of(of.place().line())
                          : Stream.empty())
              .distinct()
              .toList();
      differ("places", List.of(marked.get()), lines);
    }
  }

  private static Optional<Integer> line(String text) {
    int at = text.indexOf(MARK);
    return at < 0
        ? Optional.empty()
        : Optional.of((int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1);
  }
}
