package org.avow.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.report.Style;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A run of the command, from its arguments to its exit code. Never throws. */
final class Cli {
  private final List<String> arguments;
  private final Surroundings surroundings;

  private Cli(List<String> arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
  }

  /**
   * Runs the command.
   *
   * @return the exit code
   */
  static int run(String[] arguments, Surroundings surroundings) {
    ExitCode code = new Cli(Arrays.asList(arguments), surroundings).run();
    if (surroundings.out().checkError() && code != ExitCode.DEFECT) {
      new Cli(Arrays.asList(arguments), surroundings)
          .report(
              "cannot write to standard output", Optional.of("write to a file with `--output`"));
      code = ExitCode.UNREADABLE;
    }
    surroundings.err().flush();
    return code.number();
  }

  private ExitCode run() {
    try {
      return execute(AvowCommand.commandLine(surroundings, arguments));
    } catch (InvalidDocumentsException e) {
      report(e.diagnostics());
      return ExitCode.INVALID;
    } catch (Refusal e) {
      report(e.message(), e.help());
      return e.exitCode();
    } catch (ParameterException e) {
      report(message(e), Optional.of(help(e)));
      return ExitCode.INVALID;
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError e) {
      report("this is a defect of Avow, and nothing was judged", Optional.of(details(e)));
      return ExitCode.DEFECT;
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

  private boolean asJson() {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean apart = i > 0 && arguments.get(i - 1).equals("--format") && argument.equals("json");
      if (apart || argument.equals("--format=json")) {
        return true;
      }
    }
    return false;
  }

  private void report(List<Diagnostic> diagnostics) {
    if (asJson()) {
      json(DiagnosticReport.json(diagnostics));
    } else {
      surroundings.err().print(DiagnosticReport.text(diagnostics));
    }
  }

  private void report(String message, Optional<String> help) {
    if (asJson()) {
      json(DiagnosticReport.json(message, help));
    } else {
      surroundings.err().print(DiagnosticReport.text(message, help));
    }
  }

  private void json(byte[] document) {
    PrintStream err = surroundings.err();
    err.write(document, 0, document.length);
    err.write('\n');
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

  /** Keeps the details of a defect for those who mend it, and says where. */
  private static String details(Throwable defect) {
    try {
      Path file = Files.createTempFile("avow-defect-", ".log");
      Files.writeString(file, DefectTrace.of(defect));
      return "please report it with the details in `" + file + "`";
    } catch (IOException e) {
      return "please report it; its details could not be written to a file";
    }
  }
}
