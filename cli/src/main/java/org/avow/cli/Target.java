package org.avow.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.source.FileGlob;
import org.avow.engine.source.SourceFiles;
import org.avow.engine.source.StandardInput;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * What {@code avow check} was pointed at.
 *
 * @param manifest whether {@code files} is one manifest, rather than evidence
 * @param folder that the evidence's paths are relative to
 * @param standardInput whether {@code -} is among the files, which do not hold it
 */
record Target(boolean manifest, Path folder, List<Path> files, boolean standardInput) {
  static final String MANIFEST = "avow.yaml";
  private static final int LINES = 200;

  Target {
    files = List.copyOf(files);
  }

  /**
   * A folder with a manifest, a manifest, or files of evidence.
   *
   * @throws Refusal with exit code 4, if it is not there or cannot be read
   */
  static Target of(List<String> arguments, Surroundings surroundings) {
    boolean standardInput = arguments.contains(StandardInput.PATH);
    List<Path> paths =
        arguments.stream()
            .filter(argument -> !argument.equals(StandardInput.PATH))
            .flatMap(argument -> named(argument, surroundings))
            .distinct()
            .toList();
    Path first = paths.isEmpty() ? surroundings.folder() : paths.get(0);
    paths.forEach(Target::checkReadable);
    if (standardInput) {
      paths.forEach(Target::checkIsFile);
      return new Target(false, surroundings.folder(), paths, true);
    }
    if (paths.size() <= 1 && Files.isDirectory(first)) {
      Path manifest = first.resolve(MANIFEST);
      if (!Files.exists(manifest)) {
        throw refusal(
            "there is no manifest `" + MANIFEST + "` in `" + first + "`",
            "write one, as docs/feeds.md shows, or name files of evidence");
      }
      checkReadable(manifest);
      checkIsFile(manifest);
      return new Target(true, first, List.of(manifest), false);
    }
    paths.forEach(Target::checkIsFile);
    Path folder = first.toAbsolutePath().getParent();
    if (folder == null) {
      throw refusal("`" + first + "` is in no folder", "name a file");
    }
    return paths.size() == 1 && isManifest(first)
        ? new Target(true, folder, paths, false)
        : new Target(false, folder, paths, false);
  }

  /** The files that an argument names: stars that no shell has expanded are expanded here. */
  private static Stream<Path> named(String argument, Surroundings surroundings) {
    if (!FileGlob.isGlob(argument) || Files.exists(surroundings.resolve(argument))) {
      return Stream.of(surroundings.resolve(argument));
    }
    int star = Math.min(indexOf(argument, '*'), indexOf(argument, '?'));
    int slash = argument.lastIndexOf('/', star) + 1;
    Path folder = surroundings.resolve(argument.substring(0, slash));
    SourceFiles found = FileGlob.find(argument.substring(slash), folder);
    found
        .problem()
        .ifPresent(
            problem -> {
              throw refusal("`" + argument + "`: " + problem, "check its name");
            });
    return found.files().stream().map(file -> folder.resolve(file.path()));
  }

  private static int indexOf(String text, char wanted) {
    int index = text.indexOf(wanted);
    return index < 0 ? text.length() : index;
  }

  private static void checkReadable(Path path) {
    if (!Files.exists(path)) {
      throw refusal("there is no file or folder `" + path + "`", "check its name");
    }
    if (!Files.isReadable(path)) {
      throw refusal("`" + path + "` cannot be read: permission denied", "check its permissions");
    }
  }

  private static void checkIsFile(Path path) {
    if (Files.isDirectory(path)) {
      throw refusal("`" + path + "` is a folder, not a file", "name one folder, or only files");
    }
  }

  /** Whether the first key of the file is {@code manifest}. */
  private static boolean isManifest(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.equals(MANIFEST)) {
      return true;
    }
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return false;
    }
    // Latin-1 so that any bytes can be looked at; the key itself is ASCII.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .lines()
          .limit(LINES)
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("---"))
          .findFirst()
          .map(line -> line.matches("(?:\u00ef\u00bb\u00bf)?manifest\\s*:.*"))
          .orElse(false);
    } catch (IOException | UncheckedIOException e) {
      throw refusal("`" + file + "` cannot be read", "check that it is there and complete");
    }
  }

  private static Refusal refusal(String message, String help) {
    return new Refusal(ExitCode.UNREADABLE, message, help);
  }

  /**
   * Sees to it that what was judged is not written over.
   *
   * @param others files besides manifest and evidence that decided
   * @throws Refusal with exit code 4, if the output is one of these
   */
  void keepInputs(Path output, VerdictDocument verdict, List<Path> others) {
    Stream<Path> evidence =
        verdict.sources().stream()
            .flatMap(source -> source.files().stream())
            .map(file -> folder.resolve(file.path()));
    Stream<Path> waivers =
        verdict.digests().waivers().stream().map(file -> folder.resolve(file.path()));
    if (Stream.of(files.stream(), evidence, waivers, others.stream())
        .flatMap(inputs -> inputs)
        .anyMatch(input -> same(input, output))) {
      throw refusal(
          "`" + output + "` is what was judged, and is not written over", "name another file");
    }
  }

  private static boolean same(Path input, Path output) {
    try {
      return Files.exists(input) && Files.exists(output) && Files.isSameFile(input, output);
    } catch (IOException e) {
      return false;
    }
  }
}
