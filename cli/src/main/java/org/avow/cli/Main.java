package org.avow.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.avow.engine.Avow;
import org.avow.engine.task.Compiled;
import org.avow.engine.task.Tasks;

/** The entry point, and the only class that may read the clock and the defaults of the machine. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    int code = run(arguments);
    if (arguments.length > 0 && arguments[0].equals("serve")) {
      System.exit(code);
    }
    // All is written, and nothing else has hooks: what `exit` does takes a few milliseconds.
    Runtime.getRuntime().halt(code);
  }

  /** Runs a command, and returns its exit code. */
  static int run(String[] arguments) {
    logNothing();
    if (arguments.length > 0 && arguments[0].equals("check")) {
      Tasks.ahead("head-start", Avow::prepare);
    }
    return Cli.run(arguments, surroundings());
  }

  /**
   * Makes ready what runs have in common. A program that is compiled ahead of time does so while it
   * is compiled.
   */
  public static void prepare() {
    logNothing();
    Avow.prepare();
  }

  /**
   * Runs a command in a program that was compiled ahead of time.
   *
   * @return the exit code
   * @throws Compiled.BeyondError if a virtual machine has to run it
   */
  public static int runAhead(String[] arguments, Map<String, String> environment) {
    return Cli.run(arguments, surroundings(environment));
  }

  /** Libraries log to nobody; else the class path is searched for somebody who listens. */
  private static void logNothing() {
    if (System.getProperty("slf4j.provider") == null) {
      System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
      System.setProperty("slf4j.internal.verbosity", "WARN");
    }
  }

  /** What the machine has around this process. */
  static Surroundings surroundings() {
    return surroundings(System.getenv());
  }

  private static Surroundings surroundings(Map<String, String> environment) {
    return new Surroundings(
        new FileInputStream(FileDescriptor.in),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        environment,
        InstantSource.system(),
        Path.of("").toAbsolutePath(),
        Compiled.AHEAD ? isTerminal(0) && isTerminal(1) : isTerminal(),
        isTerminal(2));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Whether a stream is a terminal, as far as Linux tells; Java knows it of one stream alone. */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
      return false;
    }
  }

  /** Whether a person reads along: from JDK 22 on there is a console even where nobody does. */
  @SuppressWarnings("SystemConsoleNull") // asked further below on the JDKs where it matters
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
