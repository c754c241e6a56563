package org.avow.cli;

import java.util.Optional;

/** The command cannot do what it was asked; there is no document to point at. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient Optional<String> help;

  /**
   * @param message what is wrong, in the grammar of diagnostics
   * @param help what to do about it
   */
  Refusal(ExitCode exitCode, String message, String help) {
    super(message);
    this.exitCode = exitCode;
    this.help = help.isEmpty() ? Optional.empty() : Optional.of(help);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  Optional<String> help() {
    return help;
  }

  /** What is wrong. */
  String message() {
    return String.valueOf(getMessage());
  }
}
