package org.avow.engine.feed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Evidence that is named on a command line. Immutable.
 *
 * @param files may be empty
 * @param standardInput whether {@code -} is among them
 * @param folder the current one
 * @param feed that reads all of them; empty: the one that claims them
 * @param format of all of them; empty: the feed's, or as their names say
 */
public record NamedFiles(
    List<Path> files,
    boolean standardInput,
    Path folder,
    Optional<String> feed,
    Optional<String> format) {
  public NamedFiles {
    files = List.copyOf(files);
  }

  /** Files alone. */
  static NamedFiles of(List<Path> files) {
    return new NamedFiles(files, false, Path.of(""), Optional.empty(), Optional.empty());
  }
}
