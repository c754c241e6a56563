package org.avow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.policy.check.PackLoader;

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

  /**
   * The chosen packs, else the only one that there is.
   *
   * @throws Refusal if none is chosen and there is not just one
   */
  static List<String> packs(Path folder, List<String> chosen) {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    List<String> found = all(folder);
    if (found.size() != 1) {
      String known = found.isEmpty() ? "it holds none" : "it holds " + String.join(", ", found);
      throw new Refusal(
          ExitCode.INVALID,
          "no pack of `" + folder + "` is named: " + known,
          "name one with `--pack`, or under `packs:` in the manifest");
    }
    return found;
  }

  /** The packs of a folder: of its folders those that hold a document themselves. */
  static List<String> all(Path folder) {
    return list(folder).stream().filter(name -> PackLoader.isPack(folder.resolve(name))).toList();
  }

  private static List<String> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.INVALID, "the folder `" + folder + "` cannot be read", "check its permissions");
    }
  }
}
