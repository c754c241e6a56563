package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** Arguments that picocli need not read mean what picocli takes them for. */
final class PlainArgumentsTest {
  private static final List<String> WORDS =
      List.of(
          "--as-of=2014-12-15",
          "--as-of",
          "2014-12-15",
          "--period=2014-10-01/2014-11-01",
          "--profile",
          "ci",
          "--clause=a",
          "--clause",
          "--rule=b/c",
          "--rule",
          "--policies",
          "packs",
          "--pack=gate",
          "--pack",
          "--format",
          "json",
          "--format=text",
          "--format=xml",
          "--output",
          "verdict.json",
          "-q",
          "--quiet",
          "--no-cache",
          "--stats",
          "--stats=true",
          "--findings",
          "--findings=all.jsonl",
          "--run-record=run.json",
          "--param=a.b=1",
          "--param",
          "--waivers=w.yaml",
          "--key-file=key",
          "--feed=log",
          "--input-format=jsonl",
          "--report=html=a.html",
          "--report",
          "--report-root=.",
          "--no-cache=false",
          "--help",
          "-",
          "--",
          "-x",
          "@file",
          "",
          "--output=",
          "\"quoted\"",
          "a=b",
          "check",
          "$HOME");

  @TempDir private Path folder;

  private Optional<CheckCommand> plain(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    return PlainArguments.check(all, Run.surroundings(folder));
  }

  @Test
  void readsTheArgumentsOfAGate() throws IllegalAccessException {
    CheckCommand read =
        plain("--policies", "packs", "--pack=gate", "--profile", "ci", "-q", "plan.json")
            .orElseThrow();
    assertThat(state(read))
        .containsEntry("evidence.policies", "Optional[packs]")
        .containsEntry("evidence.packs", "[gate]")
        .containsEntry("evidence.profile", "Optional[ci]")
        .containsEntry("quiet", "true")
        .containsEntry("evidence.targets", "[plan.json]");
    assertThat(state(plain("-").orElseThrow())).containsEntry("evidence.targets", "[-]");
  }

  @Test
  void leavesTheRestToPicocli() {
    assertThat(PlainArguments.check(List.of(), Run.surroundings(folder))).isEmpty();
    assertThat(PlainArguments.check(List.of("test", "a"), Run.surroundings(folder))).isEmpty();
    assertThat(plain("--help")).isEmpty();
    assertThat(plain("--profile")).isEmpty();
    assertThat(plain("--profile", "--pack")).isEmpty();
    assertThat(plain("--profile=ci", "--profile=ci")).isEmpty();
    assertThat(plain("-q", "--quiet")).isEmpty();
    assertThat(plain("--format", "xml")).isEmpty();
    assertThat(plain("@arguments")).isEmpty();
    assertThat(plain("--")).isEmpty();
  }

  @Test
  void meansWhatPicocliTakesItFor() throws IllegalAccessException {
    Random random = new Random(20_141_215);
    int read = 0;
    for (int round = 0; round < 6_000; round++) {
      String[] arguments =
          random
              .ints(random.nextInt(6), 0, WORDS.size())
              .mapToObj(WORDS::get)
              .toArray(String[]::new);
      Optional<CheckCommand> plain = plain(arguments);
      if (plain.isPresent()) {
        read++;
        assertThat(state(plain.get()))
            .as("%s", List.of(arguments))
            .isEqualTo(state(byPicocli(arguments)));
      }
    }
    assertThat(read).isGreaterThan(200);
  }

  private CheckCommand byPicocli(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    try {
      return (CheckCommand)
          AvowCommand.commandLine(Run.surroundings(folder), all)
              .parseArgs(all.toArray(String[]::new))
              .subcommand()
              .commandSpec()
              .userObject();
    } catch (ParameterException e) {
      throw new AssertionError("picocli refuses " + all, e);
    }
  }

  /** All fields, those of the options' classes included. */
  private static Map<String, String> state(Object command) throws IllegalAccessException {
    Map<String, String> state = new TreeMap<>();
    for (Field field : command.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) || field.getType() == Surroundings.class) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(command);
      if (value != null
          && value
              .getClass()
              .getName()
              .matches("org[.]avow[.]cli[.](?:\\w+Options?|EvidenceArguments)")) {
        state(value).forEach((name, each) -> state.put(field.getName() + "." + name, each));
      } else {
        state.put(field.getName(), String.valueOf(value));
      }
    }
    return state;
  }
}
