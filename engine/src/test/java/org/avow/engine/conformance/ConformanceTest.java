package org.avow.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Severity;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.FindingSpace;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.fact.Evidence;
import org.avow.engine.feed.EvidenceReader;
import org.avow.engine.feed.Workers;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.source.FileSupply;
import org.avow.engine.text.TextFile;
import org.avow.engine.verdict.Exemptions;
import org.avow.engine.verdict.OperatorKey;
import org.avow.engine.verdict.document.InvalidVerdictException;
import org.avow.engine.verdict.document.VerdictDocument;
import org.avow.fixtures.conformance.ConformanceCase;
import org.avow.fixtures.conformance.ConformanceSuite;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Drives the conformance suite through the library. */
final class ConformanceTest {
  private static final Path ROOT = Path.of("..", "fixtures", "conformance");

  @TestFactory
  Stream<DynamicNode> cases() throws IOException {
    return ConformanceSuite.read(ROOT).cases().stream().map(ConformanceTest::node);
  }

  private static DynamicNode node(ConformanceCase each) {
    if (!each.diagnostics().isEmpty()) {
      return DynamicTest.dynamicTest(
          each.toString(), () -> assertThat(errors(each)).isEqualTo(each.diagnostics()));
    }
    return DynamicContainer.dynamicContainer(
        each.toString(), Stream.of(each).flatMap(Loaded::tests));
  }

  /** Every outcome and every reason occurs somewhere in the suite. */
  @Test
  void allFormsOccur() throws IOException {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (ConformanceCase each : ConformanceSuite.read(ROOT).cases()) {
      if (each.diagnostics().isEmpty()) {
        Loaded loaded = Loaded.of(each);
        for (PolicyTest test : loaded.pack.tests()) {
          Judged judged = Judged.of(loaded.pack, loaded.evidence(test), test.question());
          for (RuleReport report : judged.reports()) {
            outcomes.add(report.outcome());
            report.findings().stream().map(Finding::reasons).forEach(reasons::addAll);
          }
        }
      }
    }
    assertThat(outcomes).containsExactly(Outcome.values());
    assertThat(reasons).containsExactly(Reason.values());
  }

  private static List<String> errors(ConformanceCase each) throws IOException {
    try {
      Loaded loaded = Loaded.of(each);
      for (PolicyTest test : loaded.pack.tests()) {
        loaded.evidence(test);
      }
      return List.of();
    } catch (InvalidDocumentsException e) {
      return codes(e.diagnostics(), Severity.ERROR);
    }
  }

  private static List<String> codes(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == severity)
        .map(diagnostic -> diagnostic.code().id())
        .sorted()
        .toList();
  }

  /** A case whose documents were read. */
  private record Loaded(ConformanceCase suite, Pack pack) {

    static Loaded of(ConformanceCase suite) {
      if (suite.documents().keySet().stream().anyMatch(name -> name.endsWith(".drl"))) {
        return new Loaded(suite, fromDisk(suite.documents()));
      }
      List<TextFile> documents = new ArrayList<>();
      suite.documents().forEach((name, text) -> documents.add(new TextFile(name, text)));
      return new Loaded(suite, PackLoader.load(documents));
    }

    /** Policies in DRL are read from a folder alone. */
    private static Pack fromDisk(Map<String, String> documents) {
      try {
        Path root = Files.createTempDirectory("conformance");
        for (Map.Entry<String, String> document : documents.entrySet()) {
          Path file = root.resolve("pack").resolve(document.getKey());
          Files.createDirectories(file.getParent());
          Files.writeString(file, document.getValue());
        }
        return PackLoader.load(root, List.of("pack"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Stream<DynamicTest> tests(ConformanceCase suite) {
      Loaded loaded = of(suite);
      Stream<DynamicTest> warnings =
          suite.warnings().isEmpty()
              ? Stream.empty()
              : Stream.of(DynamicTest.dynamicTest("warnings", loaded::warns));
      return Stream.concat(
          warnings,
          loaded.pack.tests().stream()
              .flatMap(
                  test ->
                      Stream.of(
                          DynamicTest.dynamicTest(test.name(), () -> loaded.judges(test)),
                          DynamicTest.dynamicTest(
                              test.name() + ", shuffled", () -> loaded.judgesAnyOrder(test)),
                          DynamicTest.dynamicTest(
                              test.name() + ", streamed", () -> loaded.judgesPassingBy(test)))));
    }

    private void warns() {
      List<String> warnings = new ArrayList<>(codes(pack.warnings(), Severity.WARNING));
      warnings.retainAll(suite.warnings());
      assertThat(warnings).isEqualTo(suite.warnings());
    }

    private void judges(PolicyTest test) throws IOException, InvalidVerdictException {
      Judged judged = Judged.of(pack, evidence(test), test.question(), exemptions(test));
      List<String> differences = new ArrayList<>(Comparison.of(test, judged.verdict()));
      differences.addAll(Details.of(suite, test.name(), judged));
      assertThat(differences).isEmpty();
      VerdictDocument document = VerdictDocument.parse(judged.verdict().bytes());
      assertThat(document.unknown()).isEmpty();
      assertThat(document.bytes()).isEqualTo(judged.verdict().bytes());
    }

    private void judgesAnyOrder(PolicyTest test) throws IOException {
      Evidence evidence = evidence(test);
      Judged inOrder = Judged.of(pack, evidence, test.question(), exemptions(test));
      for (long seed = 1; seed <= 3; seed++) {
        Judged shuffled =
            Judged.of(pack, Judged.shuffled(evidence, seed), test.question(), exemptions(test));
        assertThat(new String(shuffled.verdict().bytes(), StandardCharsets.UTF_8))
            .isEqualTo(new String(inOrder.verdict().bytes(), StandardCharsets.UTF_8));
      }
    }

    private void judgesPassingBy(PolicyTest test) throws IOException {
      Evidence evidence = evidence(test);
      Judged kept = Judged.of(pack, evidence, test.question(), exemptions(test));
      for (Workers workers : List.of(new Workers(1, 64, 1), new Workers(2, 64, 5, 0))) {
        // Each finding waits in a file; the verdict holds the digest of all of them.
        try (FindingSpace space = new FindingSpace(0, workers.parts(), FindingSpace.temporary())) {
          Judged streamed =
              Judged.streamed(pack, evidence, test.question(), exemptions(test), workers, space);
          assertThat(new String(streamed.verdict().bytes(), StandardCharsets.UTF_8))
              .as(workers.toString())
              .isEqualTo(new String(kept.verdict().bytes(), StandardCharsets.UTF_8));
        }
      }
    }

    private Exemptions exemptions(PolicyTest test) {
      return new Exemptions(
          test.waivers(),
          suite
              .operatorKey()
              .map(key -> OperatorKey.of(key.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
    }

    /** What the test states, or what the files beside the case hold. */
    Evidence evidence(PolicyTest test) throws IOException {
      Optional<Path> folder = suite.evidence();
      if (folder.isEmpty()) {
        return test.evidence();
      }
      Manifest manifest = ManifestReader.read(folder.get().resolve("avow.yaml"));
      Diagnostics diagnostics = new Diagnostics();
      Evidence evidence =
          EvidenceReader.read(
              manifest, FileSupply.below(folder.get()), pack, test.question(), diagnostics);
      diagnostics.throwOnError();
      return evidence;
    }
  }
}
