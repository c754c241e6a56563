package org.avow.engine.policy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/** Reads and checks the documents of packs, together with the shipped profiles. */
public final class PackLoader {
  private PackLoader() {}

  /**
   * Reads packs from a folder.
   *
   * @param packsRoot the folder that holds a folder for each pack
   * @param packNames the packs, in the order asked for
   * @throws InvalidDocumentsException with everything that is wrong in them
   */
  public static Pack load(Path packsRoot, List<String> packNames) {
    return load(packsRoot, packNames, PackCache.none());
  }

  /**
   * Reads packs from a folder, with what is known of them from another run: the pack is the same,
   * but may be without tests.
   *
   * @param packsRoot the folder that holds a folder for each pack
   * @param packNames the packs, in the order asked for
   * @throws InvalidDocumentsException with everything that is wrong in them
   */
  public static Pack load(Path packsRoot, List<String> packNames, PackCache cache) {
    return load(packsRoot, packNames, cache, name -> new TextFile(name, name).whole());
  }

  /**
   * Reads the packs that a manifest names, with what is known of them from another run.
   *
   * @param packsRoot the folder that holds a folder for each pack
   * @throws InvalidDocumentsException with everything that is wrong in them; a pack that is not
   *     there is wrong in the manifest
   */
  public static Pack load(Path packsRoot, Manifest manifest, PackCache cache) {
    return load(packsRoot, manifest.packs(), cache, name -> ManifestReader.pack(manifest, name));
  }

  private static Pack load(
      Path packsRoot, List<String> packNames, PackCache cache, Function<String, Span> named) {
    Diagnostics diagnostics = new Diagnostics();
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<String> names = List.copyOf(new LinkedHashSet<>(packNames));
    for (String name : names) {
      Path folder = packsRoot.resolve(name).normalize();
      boolean inside = folder.startsWith(packsRoot.normalize()) && !name.isBlank();
      if (inside && Files.isDirectory(folder)) {
        addFolder(packsRoot, folder, files, diagnostics);
      } else {
        unknownPack(packsRoot, name, named.apply(name), diagnostics);
      }
    }
    Attachments attachments = new Attachments(path -> readInside(packsRoot, path));
    return new CachedCheck(files, attachments, cache).check(names, diagnostics);
  }

  /**
   * Checks documents that are given as text. Files that they name are looked up among them; code is
   * refused.
   *
   * @throws InvalidDocumentsException with everything that is wrong in them
   */
  public static Pack load(List<TextFile> documents) {
    return load(documents, Map.of());
  }

  /** Checks documents that are given as text and others that are given as bytes. */
  static Pack load(List<TextFile> documents, Map<String, byte[]> more) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (TextFile document : documents) {
      files.put(document.name(), document.content().getBytes(StandardCharsets.UTF_8));
    }
    files.putAll(more);
    Diagnostics diagnostics = new Diagnostics();
    Map<String, byte[]> read = new LinkedHashMap<>();
    files.forEach(
        (name, bytes) -> {
          if (isDocument(name)) {
            read.put(name, bytes);
          } else if (DocumentSet.isProgram(name)) {
            diagnostics.add(
                Code.DRL_NOT_FROM_DISK,
                new TextFile(name, "").whole(),
                "policies in DRL are code, and are read from the folder of packs alone",
                "put the file into the pack's folder");
          }
        });
    Attachments attachments = new Attachments(path -> Optional.ofNullable(files.get(path)));
    return new CachedCheck(read, attachments, PackCache.none()).check(List.of(), diagnostics);
  }

  private static boolean isDocument(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static boolean isOfPack(String name) {
    return isDocument(name) || DocumentSet.isProgram(name);
  }

  private static void addFolder(
      Path root, Path folder, Map<String, byte[]> files, Diagnostics diagnostics) {
    try (Stream<Path> walk = Files.walk(folder)) {
      Map<String, Path> paths = new TreeMap<>(Place::compareUtf8);
      walk.filter(path -> isOfPack(path.getFileName().toString()))
          .filter(path -> !Files.isDirectory(path))
          .forEach(path -> paths.put(name(root, path), path));
      paths.forEach(
          (name, path) ->
              readFile(path)
                  .ifPresentOrElse(
                      bytes -> files.put(name, bytes), () -> unreadable(name, diagnostics)));
      if (paths.isEmpty()) {
        diagnostics.add(
            Code.EMPTY_DOCUMENT,
            new TextFile(name(root, folder), "").whole(),
            "the pack holds no documents",
            "documents are files that end in `.yaml`, `.yml` or `.drl`");
      }
    } catch (IOException | UncheckedIOException e) {
      unreadable(name(root, folder), diagnostics);
    }
  }

  private static String name(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private static void unreadable(String name, Diagnostics diagnostics) {
    diagnostics.add(
        Code.UNREADABLE_FILE,
        new TextFile(name, "").whole(),
        "this cannot be read",
        "check that it is there, and that you may read it");
  }

  private static Optional<byte[]> readFile(Path path) {
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The bytes of a file, if no link leads out of the root. */
  private static Optional<byte[]> readInside(Path root, String path) {
    try {
      Path real = root.resolve(path).toRealPath();
      boolean inside = real.startsWith(root.toRealPath());
      return inside && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.readAllBytes(real))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void unknownPack(Path root, String name, Span place, Diagnostics diagnostics) {
    List<String> known;
    try (Stream<Path> list = Files.list(root)) {
      known =
          list.filter(PackLoader::isPack)
              .map(path -> path.getFileName().toString())
              .sorted(Place::compareUtf8)
              .toList();
    } catch (IOException e) {
      diagnostics.add(
          Code.UNREADABLE_FILE,
          place,
          "the folder that should hold the pack " + Diagnostic.quote(name) + " cannot be read",
          "check that " + Diagnostic.quote(root.toString()) + " is a folder that you may read");
      return;
    }
    diagnostics.add(
        Code.UNKNOWN_PACK,
        place,
        "there is no pack " + Diagnostic.quote(name),
        Suggestion.help(name, known, "packs"));
  }

  /**
   * Whether a path is a folder that holds a document in YAML itself; false if it may not be read.
   */
  public static boolean isPack(Path path) {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.anyMatch(entry -> entry.toString().matches(".*\\.ya?ml"));
    } catch (IOException e) {
      return false;
    }
  }
}
