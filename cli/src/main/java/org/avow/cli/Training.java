package org.avow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs one command after another, so that the virtual machine learns what a run of the command
 * loads: the distribution is built with it.
 */
public final class Training {
  private Training() {}

  /**
   * Runs each line of a file as a command.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Main.run(line.strip().split("\\s+", -1));
      }
    }
  }
}
