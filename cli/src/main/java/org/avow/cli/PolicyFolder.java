package org.avow.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that holds a folder for each pack. */
final class PolicyFolder {
  private static final String NAME = "policies";

  private PolicyFolder() {}

  /**
   * The named folder, else a folder {@code policies} in or above the given one.
   *
   * @throws Refusal if there is none
   */
  static Path find(Optional<Path> named, Path start) {
    if (named.isPresent()) {
      if (!Files.isDirectory(named.get())) {
        throw new Refusal(
            ExitCode.INVALID,
            "there is no folder `" + named.get() + "`",
            "name the folder that holds the packs with `--policies`");
      }
      return named.get();
    }
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(NAME))) {
        return folder.resolve(NAME);
      }
    }
    throw new Refusal(
        ExitCode.INVALID,
        "there is no folder `" + NAME + "` in or above `" + start + "`",
        "name the folder that holds the packs with `--policies`");
  }
}
