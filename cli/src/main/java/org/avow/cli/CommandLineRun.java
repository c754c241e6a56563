package org.avow.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.report.Style;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A run whose arguments picocli reads. */
final class CommandLineRun {
  private final List<String> arguments;
  private final Surroundings surroundings;

  CommandLineRun(List<String> arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
  }

  /**
   * Runs the command.
   *
   * @throws Refusal with exit code 3, if the arguments cannot be meant
   */
  ExitCode run() {
    try {
      return execute(AvowCommand.commandLine(surroundings, arguments));
    } catch (ParameterException e) {
      throw new Refusal(ExitCode.INVALID, message(e), help(e));
    }
  }

  private ExitCode execute(CommandLine commands) {
    commands
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
        .setUsageHelpWidth(surroundings.width());
    CommandLine.ParseResult parsed = commands.parseArgs(arguments.toArray(new String[0]));
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitCode.PASS;
    }
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return ((Subcommand) parsed.commandSpec().userObject()).run();
  }

  private Ansi ansi() {
    return Colour.auto.style(surroundings) == Style.COLOURED ? Ansi.ON : Ansi.OFF;
  }

  private static String message(ParameterException e) {
    String raw = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return "unknown argument `" + unmatched.getUnmatched().get(0) + "`";
    }
    String text = raw.replace('\'', '`').replaceAll("[.]$", "");
    return text.isEmpty()
        ? "the arguments cannot be read"
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static String help(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> known =
          command.getCommandSpec().options().stream()
              .flatMap(option -> Arrays.stream(option.names()))
              .toList();
      List<String> all = new ArrayList<>(known);
      all.addAll(command.getSubcommands().keySet());
      Optional<String> near = Suggestion.nearest(unmatched.getUnmatched().get(0), all);
      if (near.isPresent()) {
        return "did you mean `" + near.get() + "`?";
      }
    }
    return "see `" + command.getCommandSpec().qualifiedName() + " --help`";
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
