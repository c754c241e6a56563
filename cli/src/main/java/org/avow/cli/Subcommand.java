package org.avow.cli;

/** Something that the command can do. */
interface Subcommand {
  /**
   * Does it.
   *
   * @throws Refusal if it cannot be done
   */
  ExitCode run();
}
