package org.avow.cli;

import picocli.CommandLine.Command;

@Command(name = "test", mixinStandardHelpOptions = true, versionProvider = AvowCommand.class)
final class TestCommand implements Subcommand {
  TestCommand(Surroundings surroundings) {
    surroundings.width();
  }

  @Override
  public ExitCode run() {
    return ExitCode.PASS;
  }
}
