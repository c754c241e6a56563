package org.avow.engine.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real material beside the repository, {@code ../shared/data}, where there is any. */
final class SharedData {
  private SharedData() {}

  /** A folder of it; without it the test is skipped by name. */
  static Path folder(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve("shared/data"))) {
      root = root.getParent();
    }
    Path folder = root == null ? Path.of(name) : root.resolve("shared/data").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), "no ../shared/data/" + name);
    return folder;
  }
}
