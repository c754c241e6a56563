package org.avow.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.avow.engine.verdict.OperatorKey;

/**
 * What the operator brings along besides manifest and evidence. Immutable.
 *
 * @param waivers files of waivers, besides those that the manifest names
 * @param key under which personal values are shown as HMAC; else they are ordinals
 */
public record OperatorFiles(List<Named> waivers, Optional<OperatorKey> key) {
  /** Nothing. */
  public static final OperatorFiles NONE = new OperatorFiles(List.of(), Optional.empty());

  public OperatorFiles {
    waivers = List.copyOf(waivers);
  }

  /**
   * A file with the name that verdict and messages call it by.
   *
   * @param name relative to the evidence's folder if it lies below it, else the file's own name
   */
  public record Named(String name, Path path) {

    /** Names a file from the evidence's folder. */
    public static Named from(Path folder, Path path) {
      Path root = folder.toAbsolutePath().normalize();
      Path absolute = path.toAbsolutePath().normalize();
      Path name = absolute.startsWith(root) ? root.relativize(absolute) : absolute.getFileName();
      return new Named(String.valueOf(name).replace('\\', '/'), path);
    }
  }
}
