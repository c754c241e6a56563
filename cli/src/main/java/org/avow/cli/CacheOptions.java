package org.avow.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.PrivateFolder;
import org.avow.engine.task.Compiled;
import picocli.CommandLine.Option;

/** Where checked packs are kept for the next run, if at all. */
final class CacheOptions {

  @Option(
      names = "--no-cache",
      description =
          "Read packs and manifest anew, and keep nothing for the next run. Else what was made of"
              + " them is kept in AVOW_CACHE, XDG_CACHE_HOME/avow or ~/.cache/avow.")
  private boolean off;

  /** Keeps nothing from now on. */
  void turnOff() {
    off = true;
  }

  /**
   * The cache of the user; one that keeps nothing, if there is no place for it. A program that was
   * compiled ahead of time reads a pack as quickly as what was kept of it.
   */
  PackCache cache(Surroundings surroundings) {
    if (Compiled.AHEAD) {
      return PackCache.none();
    }
    Optional<Path> folder = off ? Optional.empty() : folder(surroundings);
    Optional<String> user = ProcessHandle.current().info().user();
    Optional<String> build = build();
    return folder.isPresent() && user.isPresent() && build.isPresent()
        ? PackCache.in(new PrivateFolder(folder.get(), user.get()), build.get())
        : PackCache.none();
  }

  private static Optional<Path> folder(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    Optional<Path> own = named(environment, "AVOW_CACHE", "");
    if (own.isPresent()) {
      return own;
    }
    Optional<Path> caches = named(environment, "XDG_CACHE_HOME", "avow");
    return caches.isPresent() ? caches : named(environment, "HOME", ".cache/avow");
  }

  private static Optional<Path> named(
      Map<String, String> environment, String variable, String below) {
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    Path folder = Path.of(value);
    return folder.isAbsolute() ? Optional.of(folder.resolve(below)) : Optional.empty();
  }

  /** What tells this build from any other: its jar's size and age; empty if it is no jar. */
  private static Optional<String> build() {
    CodeSource source = PackCache.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(location.toURI());
      return Files.isRegularFile(jar)
          ? Optional.of(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar))
          : Optional.empty();
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
