package org.avow.engine.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.text.Order;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;

/**
 * The files of one source. Immutable.
 *
 * @param files in the order of their paths, compared as UTF-8; logs that rotation put away stand
 *     before the one that is written, the oldest first
 * @param problem why files are missing, for people; empty if none are
 */
public record SourceFiles(List<EvidenceFile> files, Optional<String> problem) {
  public SourceFiles {
    files = sorted(files);
  }

  private static List<EvidenceFile> sorted(List<EvidenceFile> files) {
    record Named(RotatedName name, EvidenceFile file) {}
    return files.stream()
        .map(file -> new Named(RotatedName.of(file.path()), file))
        .sorted(Order.by(Named::name))
        .map(Named::file)
        .toList();
  }

  /**
   * Finds the files that an entry names. What is missing, forbidden or no file is a problem of the
   * source; a path that leaves the root is an error among the diagnostics.
   *
   * @param root the manifest's folder
   */
  public static SourceFiles find(SourceEntry entry, Path root, Diagnostics diagnostics) {
    return new Search(entry, root, diagnostics).run();
  }

  /** An instant in a path has dashes for colons; a bare date is its first instant. */
  static Optional<Long> instant(String text) {
    int time = text.indexOf('T');
    String iso = time < 0 ? text : text.substring(0, time) + text.substring(time).replace('-', ':');
    return Timestamps.parse(iso).map(Moment::earliest);
  }

  /** One search; mutable. */
  private static final class Search {
    private final SourceEntry entry;
    private final Path root;
    private final Diagnostics diagnostics;
    private final List<PathPattern> segments;
    private final TreeMap<String, EvidenceFile> found = new TreeMap<>(Place::compareUtf8);
    private final List<String> problems = new ArrayList<>();
    private boolean refused;

    Search(SourceEntry entry, Path root, Diagnostics diagnostics) {
      this.entry = entry;
      this.root = root;
      this.diagnostics = diagnostics;
      this.segments = PathPattern.of(entry.path());
    }

    SourceFiles run() {
      if (leavesRoot(entry.path())) {
        outside(entry.path());
      } else if (isFileName(entry.path())) {
        take(root.resolve(entry.path()), entry.path(), Optional.empty());
      } else {
        walk(root, "", 0, Optional.empty());
        if (found.isEmpty() && problems.isEmpty() && !refused) {
          problems.add(nothing());
        }
      }
      Optional<String> problem = problems.stream().findFirst();
      return new SourceFiles(List.copyOf(found.values()), problem);
    }

    /** A file whose very name has a star in it. */
    private boolean isFileName(String path) {
      try {
        return !segments.stream().allMatch(PathPattern::isLiteral)
            && Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private String nothing() {
      boolean literal = segments.stream().allMatch(PathPattern::isLiteral);
      return literal
          ? "`" + entry.path() + "` does not exist"
          : "no file matches `" + entry.path() + "`";
    }

    private void walk(Path folder, String prefix, int depth, Optional<Long> at) {
      if (depth == segments.size()) {
        return;
      }
      PathPattern segment = segments.get(depth);
      if (segment.isLiteral()) {
        step(folder, prefix, segment.text(), depth, at);
        return;
      }
      for (String name : names(folder, prefix)) {
        boolean matches = segment.matches(name);
        if (matches && segment.standsForFolders()) {
          deeper(folder, prefix, name, depth, at);
        } else if (matches) {
          Optional<String> instant = segment.instant(name);
          Optional<Long> observed = instant.flatMap(SourceFiles::instant);
          if (instant.isPresent() && observed.isEmpty()) {
            problems.add("`" + prefix + name + "` has no instant where `{at}` stands");
          }
          step(folder, prefix, name, depth, observed.or(() -> at));
        }
      }
      if (segment.standsForFolders()) {
        walk(folder, prefix, depth + 1, at);
      }
    }

    /** {@code **} goes on below a folder, but not through links, which may lead in a circle. */
    private void deeper(Path folder, String prefix, String name, int depth, Optional<Long> at) {
      Path child = folder.resolve(name);
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        walk(child, prefix + name + "/", depth, at);
      } else if (depth == segments.size() - 1) {
        step(folder, prefix, name, depth, at);
      }
    }

    private void step(Path folder, String prefix, String name, int depth, Optional<Long> at) {
      Path child;
      try {
        child = folder.resolve(name);
      } catch (InvalidPathException e) {
        return;
      }
      if (depth < segments.size() - 1) {
        if (Files.isDirectory(child) && inside(child, prefix + name)) {
          walk(child, prefix + name + "/", depth + 1, at);
        }
      } else if (isPlain(child)) {
        String path = prefix + name;
        found.put(path, new EvidenceFile(path, new EvidenceFile.OnDisk(child), at));
      } else {
        take(child, prefix + name, at);
      }
    }

    /** Whether it is a file and no link: then it is below the root, since its folder is. */
    private static boolean isPlain(Path file) {
      try {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isRegularFile();
      } catch (IOException e) {
        return false;
      }
    }

    private void take(Path file, String path, Optional<Long> at) {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !inside(file, path)) {
        return;
      }
      if (Files.isRegularFile(file)) {
        found.put(path, new EvidenceFile(path, new EvidenceFile.OnDisk(file), at));
      } else if (!Files.isDirectory(file)) {
        problems.add("`" + path + "` is not a regular file");
      } else if (segments.get(segments.size() - 1).isLiteral()) {
        problems.add("`" + path + "` is a folder; name its files, such as `" + path + "/*`");
      }
    }

    /** Whether a link, if there is one, stays below the root. */
    private boolean inside(Path file, String path) {
      try {
        if (file.toRealPath().startsWith(root.toRealPath())) {
          return true;
        }
        outside(path);
      } catch (AccessDeniedException e) {
        problems.add("no permission to read `" + path + "`");
      } catch (IOException e) {
        problems.add("`" + path + "` is a link to nothing");
      }
      return false;
    }

    private List<String> names(Path folder, String prefix) {
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        children.forEach(child -> names.add(String.valueOf(child.getFileName())));
      } catch (AccessDeniedException e) {
        problems.add("no permission to read the folder `" + prefix + "`");
      } catch (IOException | DirectoryIteratorException e) {
        problems.add("the folder `" + prefix + "` cannot be read");
      }
      names.sort(Place::compareUtf8);
      return names;
    }

    private void outside(String path) {
      refused = true;
      diagnostics.add(
          Code.PATH_OUTSIDE_ROOT,
          entry.span(),
          Diagnostic.quote(path) + " is outside the manifest's folder",
          "copy the evidence below the folder of the manifest, or move the manifest up");
    }

    private static boolean leavesRoot(String path) {
      boolean drive = path.length() > 1 && path.charAt(1) == ':';
      return path.startsWith("/")
          || path.startsWith("\\")
          || drive
          || List.of(path.split("[/\\\\]", -1)).contains("..");
    }
  }
}
