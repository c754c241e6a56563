package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.value.Timestamps;
import org.avow.fixtures.conformance.ConformanceCase;
import org.avow.fixtures.conformance.ConformanceSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives the conformance suite through the command line. Each case is written as a pack and run by
 * {@code avow test}; the evidence of each of its tests that files can hold is written as a manifest
 * with files, and judged by {@code avow check}.
 */
final class ConformanceTest {
  private static final Path ROOT = Path.of("..", "fixtures", "conformance");
  private static final Pattern ERROR = Pattern.compile("^error\\[(AV\\d+)\\]", Pattern.MULTILINE);

  /** Tests that come out differently through files, with the reason why they may. */
  private static final Map<String, String> SKIPPED = Map.of();

  @TempDir static Path folder;

  @AfterAll
  static void executableDidTheWork() {
    ExecutableRun.handedFewOver();
  }

  @TestFactory
  Stream<DynamicNode> cases() throws IOException {
    return ConformanceSuite.read(ROOT).cases().stream().map(ConformanceTest::node);
  }

  private static DynamicNode node(ConformanceCase each) {
    Path place = folder.resolve(each.path().replaceAll("[/.]", "-"));
    if (!each.diagnostics().isEmpty()) {
      return DynamicTest.dynamicTest(each.toString(), () -> refuses(each, place));
    }
    return DynamicContainer.dynamicContainer(
        each.toString(), Stream.of(each).flatMap(suite -> tests(suite, place)));
  }

  private static void refuses(ConformanceCase each, Path place) {
    write(each, place);
    Run run = Run.of(place, "test", "case");
    if (run.exitCode() != 3 && each.evidence().isPresent()) {
      run = Run.of(place, "check", "--pack", "case", "evidence");
    }
    assertThat(run.exitCode()).isEqualTo(3);
    List<String> codes = new ArrayList<>();
    Matcher errors = ERROR.matcher(run.err());
    while (errors.find()) {
      codes.add(errors.group(1));
    }
    assertThat(codes.stream().sorted().toList()).isEqualTo(each.diagnostics());
  }

  private static Stream<DynamicTest> tests(ConformanceCase each, Path place) {
    write(each, place);
    List<DynamicTest> tests = new ArrayList<>();
    // `avow test` has no operator's key.
    if (each.evidence().isEmpty() && each.operatorKey().isEmpty()) {
      tests.add(DynamicTest.dynamicTest("avow test", () -> passes(place)));
    }
    Pack pack = PackLoader.load(place.resolve("policies"), List.of("case"));
    int number = 0;
    for (PolicyTest test : pack.tests()) {
      Path own = place.resolve("evidence-" + number++);
      tests.add(DynamicTest.dynamicTest(test.name(), () -> checks(each, test, place, own)));
    }
    return tests.stream();
  }

  private static void passes(Path place) {
    Run run = Run.of(place, "test", "case");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(": all as expected");
    assertThat(run.exitCode()).isZero();
  }

  private static void checks(ConformanceCase each, PolicyTest test, Path place, Path own) {
    Path evidence = place.resolve("evidence");
    if (each.evidence().isEmpty()) {
      CaseFiles files = CaseFiles.of(test);
      assumeThat(files.obstacle()).as(files.obstacle().orElse("")).isEmpty();
      files.files().forEach((name, text) -> write(own.resolve(name), text));
      evidence = own;
    }
    List<String> arguments = arguments(test.question(), evidence);
    if (!test.waivers().entries().isEmpty()) {
      write(place.resolve("waivers.yaml"), CaseWaivers.document(test.waivers()));
      arguments.addAll(List.of("--waivers", "waivers.yaml"));
    }
    each.operatorKey()
        .ifPresent(
            key -> {
              write(place.resolve("operator.key"), key);
              arguments.addAll(List.of("--key-file", "operator.key"));
            });
    Run run = Run.of(place, arguments.toArray(new String[0]));
    assertThat(run.err()).doesNotContain("\"severity\":\"error\"");
    assertThat(run.exitCode()).isBetween(0, 2);
    assertThat(kept(place, arguments)).isEqualTo(run);
    List<String> differences = WrittenVerdict.differences(run.out(), test);
    String name = each.path() + ": " + test.name();
    if (SKIPPED.containsKey(name)) {
      assertThat(differences).as("skipped, but passes: take it off the list").isNotEmpty();
    } else {
      assertThat(differences).isEmpty();
    }
  }

  /** The same by what an earlier run has kept, where Avow runs from a jar. */
  private static Run kept(Path place, List<String> arguments) {
    Path cache = place.resolve("cache").toAbsolutePath();
    Map<String, String> environment = Map.of("AVOW_CACHE", cache.toString());
    boolean filled = Files.exists(cache);
    Run run = Run.of(environment, place, arguments.toArray(new String[0]));
    if (isJar()) {
      assertThat(cache).isNotEmptyDirectory();
    }
    return filled ? run : Run.of(environment, place, arguments.toArray(new String[0]));
  }

  private static boolean isJar() {
    try {
      URI place = PackCache.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Files.isRegularFile(Path.of(place));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> arguments(Question question, Path evidence) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("check", "--pack", "case", "--format", "json"));
    arguments.addAll(List.of("--as-of", Timestamps.formatInstant(question.asOf())));
    arguments.addAll(List.of("--profile", question.profile().id()));
    if (question.periodAsked()) {
      arguments.add("--period");
      arguments.add(
          Timestamps.formatInstant(question.from())
              + "/"
              + Timestamps.formatInstant(question.until()));
    }
    question.clauses().forEach(clause -> arguments.addAll(List.of("--clause", clause)));
    question.rules().forEach(rule -> arguments.addAll(List.of("--rule", rule)));
    question
        .profile()
        .parameters()
        .forEach(
            (name, value) ->
                arguments.addAll(List.of("--param", name + "=" + CaseWaivers.written(value))));
    arguments.add(evidence.toString());
    return arguments;
  }

  private static void write(ConformanceCase each, Path place) {
    each.documents()
        .forEach((name, text) -> write(place.resolve("policies/case").resolve(name), text));
    each.evidence().ifPresent(from -> copy(from, place.resolve("evidence")));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
