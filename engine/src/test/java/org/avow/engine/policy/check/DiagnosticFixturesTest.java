package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code has a fixture, and every fixture says exactly what it announces. */
final class DiagnosticFixturesTest {
  private static final Path FOLDER = Path.of("src/test/resources/diagnostics");
  private static final boolean WRITE = "write".equals(System.getProperty("avow.goldens"));

  static List<DiagnosticFixture> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("AV"))
          .sorted()
          .map(DiagnosticFixture::new)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void saysWhatItMust(DiagnosticFixture fixture) {
    if (WRITE) {
      fixture.rewrite();
    }
    assertThat(String.join("\n", fixture.actual()))
        .isEqualTo(String.join("\n", fixture.expected()))
        .contains(" " + fixture.code() + " ");
  }

  @Test
  void everyCodeHasAFixture() throws IOException {
    List<String> shown = fixtures().stream().map(DiagnosticFixture::code).distinct().toList();
    assertThat(Arrays.stream(Code.values()).map(Code::id).toList())
        .containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void everyCodeIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/diagnostics.md"));
    assertThat(Arrays.stream(Code.values()).map(Code::id))
        .allSatisfy(id -> assertThat(page).contains("## " + id + " "));
  }
}
