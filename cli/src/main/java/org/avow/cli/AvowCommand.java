package org.avow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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

  /** In the order of the help; `AvowCommandTest` holds them against their own names. */
  private static final Map<String, Function<Surroundings, Subcommand>> SUBCOMMANDS = subcommands();

  private static Map<String, Function<Surroundings, Subcommand>> subcommands() {
    Map<String, Function<Surroundings, Subcommand>> all = new LinkedHashMap<>();
    all.put("check", CheckCommand::new);
    all.put("render", RenderCommand::new);
    all.put("history", HistoryCommand::new);
    all.put("waive", WaiveCommand::new);
    all.put("test", TestCommand::new);
    all.put("drl", DrlCommand::new);
    all.put("serve", ServeCommand::new);
    all.put("facts", FactsCommand::new);
    all.put("needs", NeedsCommand::new);
    all.put("plan", PlanCommand::new);
    return all;
  }

  /**
   * The command with the subcommand that the first argument names, else with all: making one costs
   * picocli a good part of a short run.
   */
  static CommandLine commandLine(Surroundings surroundings, List<String> arguments) {
    CommandLine command = new CommandLine(new AvowCommand());
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    Function<Surroundings, Subcommand> named = SUBCOMMANDS.get(first);
    if (named == null) {
      SUBCOMMANDS.values().forEach(each -> command.addSubcommand(each.apply(surroundings)));
    } else {
      command.addSubcommand(named.apply(surroundings));
    }
    return command;
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
