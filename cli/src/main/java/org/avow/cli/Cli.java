package org.avow.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.evaluate.kept.NoRoomException;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.task.Compiled;

/**
 * A run of the command, from its arguments to its exit code. Throws nothing but {@link
 * Compiled.BeyondError}.
 */
final class Cli {
  private final List<String> arguments;
  private static final Optional<String> MEMORY =
      Optional.of(
          "`avow plan` says what has to be kept, and why; or give Java more:"
              + " JAVA_TOOL_OPTIONS=-Xmx8g");
  private static final String ROOM =
      "make room there, or name another folder: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER";

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
      Optional<CheckCommand> plain = PlainArguments.check(arguments, surroundings);
      if (plain.isPresent()) {
        return plain.get().run();
      }
      if (Compiled.AHEAD) {
        throw new Compiled.BeyondError();
      }
      return new CommandLineRun(arguments, surroundings).run();
    } catch (InvalidDocumentsException e) {
      report(e.diagnostics());
      return ExitCode.INVALID;
    } catch (Refusal e) {
      report(e.message(), e.help());
      return e.exitCode();
    } catch (NoRoomException e) {
      report(String.valueOf(e.getMessage()), Optional.of(ROOM));
      return ExitCode.UNREADABLE;
    } catch (OutOfMemoryError e) {
      long bound = Runtime.getRuntime().maxMemory() >> 20;
      report("the facts do not fit into memory: the heap is bound to " + bound + " MiB", MEMORY);
      return ExitCode.UNREADABLE;
    } catch (Compiled.BeyondError e) {
      throw e;
    } catch (Exception | Error e) { // whatever goes wrong, nobody sees a stack trace
      report("this is a defect of Avow, and nothing was judged", Optional.of(details(e)));
      return ExitCode.DEFECT;
    }
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
