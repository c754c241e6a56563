package org.avow.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a run of the command left behind.
 *
 * @param exitCode the number
 * @param out what was written for results
 * @param err what was written for diagnostics
 */
record Run(int exitCode, String out, String err) {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2014-12-15T12:00:00Z"));

  /** Runs the command at noon of 2014-12-15, in the given folder. */
  static Run of(Path folder, String... arguments) {
    return of(Map.of(), folder, arguments);
  }

  static Run of(Map<String, String> environment, Path folder, String... arguments) {
    return run(environment, NOON, folder, false, arguments);
  }

  static Run of(InstantSource clock, Path folder, String... arguments) {
    return run(Map.of(), clock, folder, false, arguments);
  }

  static Run onTerminal(Map<String, String> environment, Path folder, String... arguments) {
    return run(environment, NOON, folder, true, arguments);
  }

  /** With something on standard input. */
  static Run fed(byte[] in, Path folder, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(in),
            stream(out),
            stream(err),
            Map.of(),
            NOON,
            folder,
            false,
            false);
    int exitCode = Cli.run(arguments, surroundings);
    return new Run(exitCode, text(out), text(err));
  }

  private static Run run(
      Map<String, String> environment,
      InstantSource clock,
      Path folder,
      boolean terminal,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(stream(out), stream(err), environment, clock, folder, terminal);
    int exitCode = Cli.run(arguments, surroundings);
    Run run = new Run(exitCode, text(out), text(err));
    if (environment.isEmpty() && clock.equals(NOON) && !terminal) {
      ExecutableRun.compare(run, folder, arguments);
    }
    return run;
  }

  /** Surroundings of which nothing is kept. */
  static Surroundings surroundings(Path folder) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Surroundings(nowhere, nowhere, Map.of(), NOON, folder, false);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
