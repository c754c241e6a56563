package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The evidence trees of the 2014 statement show what their {@code expected.yaml} says. */
final class StatementTreesTest {
  private static final Path TREES = Path.of("..", "fixtures", "xiaomi-2014");
  private static final Avow AVOW =
      new Avow(Path.of("..", "policies"), InstantSource.fixed(Instant.EPOCH));
  private static final Pack PACK = AVOW.load(List.of("xiaomi-2014"));

  @TestFactory
  Stream<DynamicTest> trees() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path tree : trees(TREES)) {
      for (ExpectedTree expected : ExpectedTree.read(tree)) {
        String name = tree.getFileName() + "/" + expected.manifest() + " as of " + expected.asOf();
        tests.add(DynamicTest.dynamicTest(name, () -> holds(expected)));
      }
    }
    return tests.stream();
  }

  /** Every folder has a hand-made expectation; one without is a failure, not a skip. */
  private static List<Path> trees(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void holds(ExpectedTree expected) throws IOException {
    Manifest manifest = ManifestReader.read(expected.folder().resolve(expected.manifest()));
    QuestionOptions options =
        new QuestionOptions(
            Optional.of(expected.asOf()),
            Optional.empty(),
            expected.profile(),
            List.of(),
            List.of());
    Avow.Judgement judgement = AVOW.check(PACK, manifest, expected.folder(), options);
    Verdict verdict = judgement.verdict();

    assertThat(judgement.warnings()).isEmpty();
    VerdictDocument document = VerdictDocument.of(verdict);
    assertThat(document.unknown()).isEmpty();
    assertThat(document.bytes()).isEqualTo(verdict.bytes());
    ReportSchemas.assertValid(document);
    assertThat(differences(expected.rules(), rules(verdict, expected.rules()))).isEmpty();
    assertThat(differences(expected.clauses(), clauses(verdict))).isEmpty();
    assertThat(verdict.gate().word()).isEqualTo(expected.verdict());
    assertThat(ExitCode.of(VerdictDocument.of(verdict)).number()).isEqualTo(expected.exit());
  }

  private static List<String> differences(Map<String, ?> expected, Map<String, ?> actual) {
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(expected.get(name), actual.get(name)))
        .map(name -> name + ": " + expected.get(name) + " expected, " + actual.get(name) + " found")
        .toList();
  }

  private static Map<String, String> clauses(Verdict verdict) {
    Map<String, String> outcomes = new TreeMap<>();
    verdict
        .clauses()
        .forEach(
            clause ->
                clause
                    .outcome()
                    .map(Outcome::word)
                    .ifPresent(outcome -> outcomes.put(clause.clause().id(), outcome)));
    return outcomes;
  }

  /** What came out, as far as it is expected. */
  private static Map<String, ExpectedTree.Expected> rules(
      Verdict verdict, Map<String, ExpectedTree.Expected> expected) {
    Map<String, ExpectedTree.Expected> rules = new TreeMap<>();
    for (RuleVerdict rule : verdict.rules()) {
      String id = rule.name().rule();
      Optional<ExpectedTree.Expected> asked = Optional.ofNullable(expected.get(id));
      rules.put(
          id,
          new ExpectedTree.Expected(
              rule.outcome().word(),
              asked.flatMap(ExpectedTree.Expected::late).map(any -> late(rule)),
              asked.flatMap(ExpectedTree.Expected::due).map(any -> lastDay(rule.due())),
              asked.flatMap(ExpectedTree.Expected::keptSince).map(any -> day(rule.keptSince()))));
    }
    return rules;
  }

  private static boolean late(RuleVerdict rule) {
    return rule.findings().stream().anyMatch(finding -> finding.lateSince().isPresent());
  }

  /** The UTC day of an instant. */
  private static String day(Optional<Long> instant) {
    return instant.map(nanos -> Timestamps.formatInstant(nanos).substring(0, 10)).orElse("none");
  }

  /** The day that an instant behind it ends. */
  private static String lastDay(Optional<Long> behind) {
    return day(behind.map(nanos -> nanos - 1));
  }
}
