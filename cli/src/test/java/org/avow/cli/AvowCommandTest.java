package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AvowCommandTest {
  @TempDir private Path folder;

  /** Each is found by the name that the help lists it under. */
  @Test
  void makesTheOneSubcommandThatIsAskedFor() {
    List<String> names =
        Run.of(folder, "--help")
            .out()
            .lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertThat(names).contains("check", "test").doesNotHaveDuplicates();
    for (String name : names) {
      Set<String> made =
          AvowCommand.commandLine(Run.surroundings(folder), List.of(name))
              .getSubcommands()
              .keySet();
      assertThat(made).containsExactly(name);
      assertThat(Run.of(folder, name, "--help").out()).contains("Usage: avow " + name);
    }
  }

  @Test
  void knowsAllSubcommandsWhereNoneIsNamed() {
    assertThat(Run.of(folder, "chekc").err()).contains("did you mean `check`?");
  }
}
