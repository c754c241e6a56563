package org.avow.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that this user alone may read, made when it is first needed. Threads share it. */
final class ScratchFolder implements AutoCloseable {
  private Optional<Path> made = Optional.empty();

  /**
   * The folder.
   *
   * @throws Problem if there is no room for it
   */
  synchronized Path path() {
    try {
      if (made.isEmpty()) {
        made = Optional.of(Files.createTempDirectory("avow-serve-"));
      }
      return made.get();
    } catch (IOException e) {
      throw new Problem(
          Problem.Kind.UNAVAILABLE,
          "the server has no room for files",
          "send one source at a time; the operator can give the server room");
    }
  }

  /** Removes the folder and what is in it. */
  @Override
  public synchronized void close() throws IOException {
    if (made.isPresent()) {
      List<Path> paths;
      try (Stream<Path> walk = Files.walk(made.get())) {
        paths = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
      made = Optional.empty();
    }
  }
}
