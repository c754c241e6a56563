package org.avow.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that asks for all findings. */
final class FindingsOption {
  @Option(
      names = "--findings",
      paramLabel = "FILE",
      description =
          "Write all findings to this file, one JSON object a line, whole or not at all; the"
              + " verdict holds the first hundred of each rule, and the SHA-256 of the file.")
  private Optional<String> file = Optional.empty();

  /** Names the file, as picocli does. */
  void set(String name) {
    file = Optional.of(name);
  }

  /**
   * The file that is asked for.
   *
   * @throws Refusal with exit code 3, if it is standard output, or no name
   */
  Optional<Path> file(Surroundings surroundings) {
    if (file.equals(Optional.of("-"))) {
      throw new Refusal(
          ExitCode.INVALID,
          "findings do not go to standard output",
          "name a file: `--findings findings.jsonl`");
    }
    if (file.equals(Optional.of(""))) {
      throw new Refusal(
          ExitCode.INVALID, "`--findings` names no file", "name one: `--findings findings.jsonl`");
    }
    return file.map(surroundings::resolve);
  }

  /**
   * Sees to it that a server is not asked for what it does not hand out.
   *
   * @throws Refusal with exit code 3
   */
  void refuseForServer() {
    if (file.isPresent()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--findings` cannot stand beside `--server`",
          "judge here: a server answers with the verdict alone");
    }
  }
}
