package org.avow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ClauseVerdict;
import org.avow.engine.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** The README's Java code is compiled, run, and the same as here. */
final class ReadmeTest {
  private static final Path REPOSITORY = Path.of("..");

  private final Path repository = REPOSITORY;
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);

  @Test
  void judgesFromJava() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      // README: from here
      Avow avow = new Avow(repository.resolve("policies"), clock);
      Path manifest = repository.resolve("fixtures/xiaomi-2014/december-2014/avow.yaml");
      Verdict verdict = avow.check(manifest).verdict();
      for (ClauseVerdict clause : verdict.clauses()) {
        String outcome = clause.outcome().map(Outcome::word).orElse("not checkable");
        out.println(clause.clause().id() + ": " + outcome);
      }
      // README: to here
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .contains("services-are-optional: pass", "utmost-care: not checkable")
        .contains("concerns-fully-addressed: inconclusive");
  }

  @Test
  void showsTheSameCode() throws IOException {
    assertThat(between(REPOSITORY.resolve("README.md"), "```java", "```"))
        .isNotEmpty()
        .isEqualTo(
            between(
                Path.of("src/test/java/org/avow/engine/ReadmeTest.java"),
                "      // README: from here",
                "      // README: to here"));
  }

  private static List<String> between(Path file, String start, String end) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int from = lines.indexOf(start) + 1;
    int to = from + lines.subList(from, lines.size()).indexOf(end);
    return lines.subList(from, to).stream().map(line -> line.replaceFirst("^ {6}", "")).toList();
  }
}
