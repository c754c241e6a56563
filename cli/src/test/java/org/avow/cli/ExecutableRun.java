package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the executable of the distribution, which {@code AVOW_EXECUTABLE} names: tests hold that it
 * does what the same classes do in a virtual machine.
 */
final class ExecutableRun {
  static final String VARIABLE = "AVOW_EXECUTABLE";

  /** The environment in which it hands nothing over. */
  static final Map<String, String> ALONE = Map.of("AVOW_LAUNCH", "executable");

  /** What it says there of what it would hand over. */
  static final String FORBIDDEN =
      "avow: this needs the virtual machine, which AVOW_LAUNCH forbids\n";

  private static final AtomicInteger BY_ITSELF = new AtomicInteger();
  private static final AtomicInteger HANDED_OVER = new AtomicInteger();

  private ExecutableRun() {}

  /**
   * Runs a check once more, in the executable if one is named, and holds that it comes out alike;
   * unless it tells of now, for the executable has a clock of its own.
   */
  static void compare(Run run, Path folder, String... arguments) {
    String executable = System.getenv(VARIABLE);
    List<String> all = List.of(arguments);
    if (executable != null && isCheck(all) && !tellsOfNow(run)) {
      Run same = of(executable, ALONE, new byte[0], folder, all);
      if (same.err().equals(FORBIDDEN)) {
        HANDED_OVER.incrementAndGet();
        same = of(executable, Map.of(), new byte[0], folder, all);
      } else {
        BY_ITSELF.incrementAndGet();
      }
      assertThat(same).isEqualTo(run);
    }
  }

  /** What is handed over compares the virtual machine with itself, which few runs may do. */
  static void handedFewOver() {
    if (System.getenv(VARIABLE) != null) {
      assertThat(HANDED_OVER.get() * 20).isLessThan(BY_ITSELF.get());
    }
  }

  static boolean changesRuns(String variable) {
    return variable.startsWith("AVOW_")
        || List.of("COLUMNS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").contains(variable);
  }

  private static boolean isCheck(List<String> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0).equals("check")
        && !arguments.contains("--stats");
  }

  /** Whether a run tells of the noon at which those of tests are. */
  private static boolean tellsOfNow(Run run) {
    return run.out().contains("2014-12-15T12:00:00Z") || run.out().contains("2014-12-15 12:00 UTC");
  }

  /** Runs it with something on standard input. */
  static Run of(
      String executable,
      Map<String, String> environment,
      byte[] in,
      Path folder,
      List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(executable));
    command.addAll(arguments);
    try {
      Path place = Files.createTempDirectory("avow-executable");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(ExecutableRun::changesRuns);
      builder.environment().putAll(environment);
      Path input = Files.write(place.resolve("in"), in);
      Process process =
          builder
              .redirectInput(input.toFile())
              .redirectOutput(place.resolve("out").toFile())
              .redirectError(place.resolve("err").toFile())
              .start();
      int code = process.waitFor();
      Run run =
          new Run(
              code, Files.readString(place.resolve("out")), Files.readString(place.resolve("err")));
      for (String name : List.of("in", "out", "err")) {
        Files.delete(place.resolve(name));
      }
      Files.delete(place);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
