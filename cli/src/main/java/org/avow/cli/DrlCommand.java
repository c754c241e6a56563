package org.avow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.plan.drools.drl.Stubs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code avow drl}: helps those who write policies in DRL. */
@Command(
    name = "drl",
    description = "Writes the fact types of a pack as Java, so that an editor completes its rules.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow drl --stubs target/stubs xiaomi-2014-drl",
      "",
      "Exit codes: 0 written, 3 the pack is wrong, 4 the folder cannot be written."
    })
final class DrlCommand implements Subcommand {
  private final Surroundings surroundings;

  @Option(
      names = "--stubs",
      paramLabel = "DIR",
      required = true,
      description = "The folder that the Java sources go to; it is made if it is not there.")
  private String stubs = "";

  @Mixin private NamedPack pack = new NamedPack();

  DrlCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    Map<String, String> sources = Stubs.of(pack.load(surroundings).vocabulary());
    Path folder = surroundings.resolve(stubs);
    sources.forEach((path, text) -> write(folder.resolve(path), text));
    surroundings.out().print(sources.size() + " Java sources written to " + stubs + "\n");
    return ExitCode.PASS;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(file));
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREADABLE,
          "cannot write `" + file + "`: its folder cannot be made",
          "name a folder that may be written with `--stubs`");
    }
    OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
