package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArgumentsTest {

  @TempDir Path folder;

  @Test
  void namesItsVersion() {
    assertThat(Run.of(folder, "--version")).isEqualTo(new Run(0, "avow development\n", ""));
  }

  @Test
  void judgesNothingWithoutACommand() {
    assertThat(Run.of(folder))
        .isEqualTo(new Run(3, "", "error: missing command\n  = help: see `avow --help`\n"));
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(Run.of(folder, "check", "--fromat", "json"))
        .isEqualTo(
            new Run(
                3, "", "error: unknown argument `--fromat`\n  = help: did you mean `--format`?\n"));
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(Run.of(folder, "chekc"))
        .isEqualTo(
            new Run(3, "", "error: unknown argument `chekc`\n  = help: did you mean `check`?\n"));
  }

  @Test
  void writesWhatIsWrongAsJsonWhenAsked() {
    assertThat(Run.of(folder, "check", "--format", "json", "--colour", "never"))
        .isEqualTo(
            new Run(
                3,
                "",
                "{\"diagnostics\":[{\"help\":\"did you mean `--color`?\","
                    + "\"message\":\"unknown argument `--colour`\",\"severity\":\"error\"}]}\n"));
  }

  @Test
  void helpsWithExamples() {
    Run run = Run.of(folder, "check", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: avow check", "Examples:", "avow check --as-of");
    assertThat(run.err()).isEmpty();
  }
}
