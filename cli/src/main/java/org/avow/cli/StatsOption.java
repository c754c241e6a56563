package org.avow.cli;

import java.time.Duration;
import java.util.Locale;
import org.avow.engine.evaluate.Effort;
import picocli.CommandLine.Option;

/** The option that asks what a run took. */
final class StatsOption {
  private static final int MIB = 1 << 20;

  @Option(
      names = "--stats",
      description =
          "Tell on standard error what it took: memory, bytes, records, facts, cases, sessions,"
              + " findings, time by stage. Never part of the verdict.")
  private boolean wanted;

  /** Asks for it, as picocli does. */
  void turnOn() {
    wanted = true;
  }

  /**
   * Sees to it that nobody asks what a server took.
   *
   * @throws Refusal with exit code 3
   */
  void refuseForServer() {
    if (wanted) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--stats` cannot stand beside `--server`",
          "judge here: a server does not tell what it took");
    }
  }

  /** Tells what it took, if somebody asks. */
  void tell(Effort effort, long findings, Surroundings surroundings) {
    if (!wanted) {
      return;
    }
    StringBuilder table = new StringBuilder();
    Runtime runtime = Runtime.getRuntime();
    line("heap bound", mib(runtime.maxMemory()), table);
    line("processors", number(runtime.availableProcessors()), table);
    for (Effort.Count count : Effort.Count.values()) {
      line(
          words(count),
          number(count == Effort.Count.FINDINGS ? findings : effort.count(count)),
          table);
    }
    for (Effort.Stage stage : Effort.Stage.values()) {
      line(words(stage) + " time", seconds(effort.spent(stage)), table);
    }
    surroundings.err().print(table);
    surroundings.err().flush();
  }

  private static void line(String name, String value, StringBuilder table) {
    table.append(String.format(Locale.ROOT, "%-14s %17s", name, value)).append('\n');
  }

  private static String words(Enum<?> of) {
    return of == Effort.Count.SPILLED ? "spilled bytes" : of.name().toLowerCase(Locale.ROOT);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", bytes / MIB);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
  }
}
