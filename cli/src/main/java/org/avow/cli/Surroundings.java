package org.avow.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the command finds around it: the only way from a machine into a run.
 *
 * @param in what {@code -} stands for among files of evidence
 * @param out for results, in UTF-8
 * @param err for diagnostics, in UTF-8
 * @param environment variables
 * @param clock the instant of a verdict that is given none
 * @param folder that relative paths start from
 * @param terminal whether {@code out} is read by a person on a terminal
 * @param errTerminal whether {@code err} is
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    InstantSource clock,
    Path folder,
    boolean terminal,
    boolean errTerminal) {
  private static final int WIDTH = 80;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;

  /** Surroundings without any input, in which nobody watches {@code err}. */
  Surroundings(
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      InstantSource clock,
      Path folder,
      boolean terminal) {
    this(InputStream.nullInputStream(), out, err, environment, clock, folder, terminal, false);
  }

  /** Columns of a line. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (!columns.matches("[1-9][0-9]{0,4}")) {
      return WIDTH;
    }
    return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)));
  }

  /** The name of the machine, as far as its environment tells. */
  String host() {
    return environment.getOrDefault(
        "HOSTNAME", environment.getOrDefault("COMPUTERNAME", "unknown"));
  }

  /** A path as the user wrote it, from the folder. */
  Path resolve(String path) {
    return folder.resolve(path).normalize();
  }
}
