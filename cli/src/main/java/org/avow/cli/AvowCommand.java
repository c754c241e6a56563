package org.avow.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself; its subcommands do the work. */
@Command(
    name = "avow",
    description = "Holds public commitments against configuration and logs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    footer = {
      "",
      "Exit codes: 0 passed, 1 a commitment is broken, 2 not everything is proved,",
      "3 policies, manifest or arguments are wrong, 4 unreadable or unwritable,",
      "70 a defect of Avow."
    })
final class AvowCommand implements Subcommand, IVersionProvider {

  @Spec private CommandSpec spec;

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new AvowCommand())
        .addSubcommand(new CheckCommand(surroundings))
        .addSubcommand(new RenderCommand(surroundings))
        .addSubcommand(new HistoryCommand(surroundings))
        .addSubcommand(new TestCommand(surroundings))
        .addSubcommand(new DrlCommand(surroundings))
        .addSubcommand(new ServeCommand(surroundings))
        .addSubcommand(new FactsCommand(surroundings))
        .addSubcommand(new NeedsCommand(surroundings));
  }

  @Override
  public ExitCode run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"avow " + version()};
  }

  /** The version of Avow; it is known where Avow runs from its jar. */
  static String version() {
    String version = AvowCommand.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "development");
  }
}
