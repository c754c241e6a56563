package org.avow.cli;

import java.util.Optional;
import org.avow.engine.feed.NamedFiles;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Pack;
import picocli.CommandLine.Option;

/** How evidence is read that is named on the command line. */
final class InputOptions {
  @Option(
      names = "--feed",
      paramLabel = "ID",
      description = "The feed that reads the FILEs; else the one that claims each, else `facts`.")
  private Optional<String> feed = Optional.empty();

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description =
          "The format of the FILEs, such as jsonl or access_log; else the feed's, else as each"
              + " name ends.")
  private Optional<String> format = Optional.empty();

  /** Sets an option as picocli does; false if this method knows none such. */
  boolean set(String option, String value) {
    switch (option) {
      case "--feed" -> feed = Optional.of(value);
      case "--input-format" -> format = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * The files of a target.
   *
   * @throws Refusal with exit code 3, if nothing says what format standard input has
   */
  NamedFiles files(Target target, Pack pack) {
    if (target.standardInput() && format.isEmpty() && feedFormat(pack).isEmpty()) {
      throw new Refusal(
          ExitCode.INVALID,
          "nothing says what format standard input `-` has",
          "say `--input-format`, such as `--input-format jsonl`, or a `--feed` that has a format");
    }
    return new NamedFiles(target.files(), target.standardInput(), target.folder(), feed, format);
  }

  private Optional<String> feedFormat(Pack pack) {
    return pack.feeds().stream()
        .filter(candidate -> feed.isPresent() && candidate.id().equals(feed.get()))
        .findFirst()
        .flatMap(FeedDefinition::format);
  }

  /**
   * Sees to it that nobody says of a manifest how its files are read.
   *
   * @throws Refusal with exit code 3, if somebody does
   */
  void refuseForManifest() {
    if (feed.isPresent() || format.isPresent()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--feed` and `--input-format` are for files, not for a manifest",
          "say it in the manifest: `feed:` and `format:` of each source");
    }
  }

  /**
   * Sees to it that a server can read the files as they would be read here.
   *
   * @throws Refusal with exit code 3, if it cannot
   */
  void refuseForServer(Target target) {
    if (target.standardInput() || feed.isPresent() || format.isPresent()) {
      throw new Refusal(
          ExitCode.INVALID,
          "standard input, `--feed` and `--input-format` are for checks on this machine",
          "name a manifest, which says how its sources are read, or leave out `--server`");
    }
  }
}
