package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine avow =
      new CommandLine(new Main())
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void namesItsVersion() {
    assertThat(avow.execute("--version")).isZero();
    assertThat(out).hasToString("avow development" + System.lineSeparator());
    assertThat(err).hasToString("");
  }

  @Test
  void judgesNothingWithoutACommand() {
    assertThat(avow.execute()).isEqualTo(3);
    assertThat(out).hasToString("");
    assertThat(err.toString()).startsWith("missing command").contains("Usage: avow");
  }
}
