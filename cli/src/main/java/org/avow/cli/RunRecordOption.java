package org.avow.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.avow.engine.verdict.RunRecord;
import org.avow.engine.verdict.document.VerdictDocument;
import picocli.CommandLine.Option;

/** {@code --run-record}: what a verdict leaves out because it differs from run to run. */
final class RunRecordOption {
  @Option(
      names = "--run-record",
      paramLabel = "FILE",
      description = "Write when, where and how long it ran, as JSON beside the verdict.")
  private Optional<String> file = Optional.empty();

  /** Names the file, as picocli does. */
  void set(String name) {
    file = Optional.of(name);
  }

  /** The file that is asked for. */
  Optional<Path> file(Surroundings surroundings) {
    return file.map(surroundings::resolve);
  }

  /**
   * Writes the record if it is asked for.
   *
   * @param started when the run began
   */
  void write(VerdictDocument document, Instant started, Surroundings surroundings) {
    file(surroundings)
        .ifPresent(
            path ->
                OutputFile.write(
                    path,
                    new RunRecord(
                            document.digest(),
                            AvowCommand.version(),
                            Runtime.version().toString(),
                            surroundings.host(),
                            started,
                            Duration.between(started, surroundings.clock().instant()))
                        .bytes()));
  }
}
