package org.avow.engine.feed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.source.ContentFormat;
import org.avow.engine.source.Format;
import org.avow.engine.source.PathPattern;
import org.avow.engine.source.RotatedName;
import org.avow.engine.source.StandardInput;

/**
 * The manifest that files on a command line imply: each is a source, read by the feed that claims
 * its name, else by one for the format of its content, else by {@code facts}. Nothing is declared,
 * so all coverage is assumed. Immutable.
 *
 * @param root the deepest folder that holds all files
 */
public record ImpliedManifest(Manifest manifest, Path root) {

  /**
   * Writes the manifest for files, each read by the feed that claims it.
   *
   * @param files at least one
   * @param packs by which the files are judged
   */
  public static ImpliedManifest of(List<Path> files, List<String> packs, Pack pack) {
    return of(NamedFiles.of(files), packs, pack);
  }

  /**
   * Writes the manifest. The order of the files, and where they lie on the machine, make no
   * difference.
   *
   * @param named at least one file, or standard input
   * @param packs by which the files are judged
   */
  public static ImpliedManifest of(NamedFiles named, List<String> packs, Pack pack) {
    List<Path> absolute = named.files().stream().map(f -> f.toAbsolutePath().normalize()).toList();
    Path root = absolute.isEmpty() ? named.folder().toAbsolutePath() : root(absolute);
    SortedSet<String> paths = new TreeSet<>(Place::compareUtf8);
    for (Path file : absolute) {
      paths.add(path(root.relativize(file)));
    }
    StringBuilder text = start(packs);
    Set<String> ids = new HashSet<>();
    for (String path : paths) {
      Optional<String> feed =
          named.feed().or(() -> claiming(path, pack)).or(() -> ofContent(root.resolve(path), pack));
      source(text, path, ids, feed, named.format());
    }
    if (named.standardInput()) {
      source(text, id("stdin", ids), StandardInput.PATH, named.feed(), named.format());
    }
    return new ImpliedManifest(read(text), root);
  }

  /**
   * Writes the manifest for files that are known by their paths alone.
   *
   * @param paths relative to one folder, with {@code /}, in order of their UTF-8 bytes
   */
  public static Manifest of(SortedSet<String> paths, List<String> packs, Pack pack) {
    StringBuilder text = start(packs);
    Set<String> ids = new HashSet<>();
    for (String path : paths) {
      source(text, path, ids, claiming(path, pack), Optional.empty());
    }
    return read(text);
  }

  private static StringBuilder start(List<String> packs) {
    StringBuilder text = new StringBuilder("manifest: files named on the command line\n");
    return text.append("packs: [").append(String.join(", ", packs)).append("]\nsources:\n");
  }

  private static Manifest read(StringBuilder text) {
    return ManifestReader.read("command line", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void source(
      StringBuilder text,
      String path,
      Set<String> ids,
      Optional<String> feed,
      Optional<String> format) {
    // A file that is called like standard input is not it.
    String written = path.equals(StandardInput.PATH) ? "./" + path : path;
    source(text, id(name(path), ids), written, feed, format);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void source(
      StringBuilder text, String id, String path, Optional<String> feed, Optional<String> format) {
    text.append("  - source: ").append(quoted(id)).append('\n');
    text.append("    path: ").append(quoted(path)).append('\n');
    feed.ifPresent(f -> text.append("    feed: ").append(quoted(f)).append('\n'));
    format.ifPresent(f -> text.append("    format: ").append(quoted(f)).append('\n'));
  }

  /** The deepest folder that holds all files, which are absolute. */
  public static Path root(List<Path> files) {
    Path root = folder(files.get(0));
    for (Path file : files) {
      while (!file.startsWith(root) || file.equals(root)) {
        root = folder(root);
      }
    }
    return root;
  }

  private static Path folder(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /** A relative path with {@code /}. */
  public static String path(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /** The first feed, by id, that claims a file of that name. */
  private static Optional<String> claiming(String path, Pack pack) {
    String name = name(path);
    List<String> names = List.of(name, RotatedName.of(name).stem());
    return pack.feeds().stream()
        .filter(
            feed ->
                feed.files().stream()
                    .map(PathPattern::segment)
                    .anyMatch(claimed -> names.stream().anyMatch(claimed::matches)))
        .findFirst()
        .map(FeedDefinition::id);
  }

  /** The first feed, by id, for the format that a file's content shows. */
  private static Optional<String> ofContent(Path file, Pack pack) {
    Optional<String> format = ContentFormat.of(() -> Files.newInputStream(file)).map(Format::word);
    return pack.feeds().stream()
        .filter(feed -> format.isPresent() && feed.format().equals(format))
        .findFirst()
        .map(FeedDefinition::id);
  }

  /** The file's name where it can be an id; each id once. */
  private static String id(String name, Set<String> ids) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), 100); i++) {
      char c = name.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      boolean inner = i > 0 && (c == '.' || c == '_' || c == '-');
      id.append(plain || inner ? c : i > 0 ? '-' : 'x');
    }
    String unique = id.toString();
    for (int number = 2; !ids.add(unique); number++) {
      unique = id + "-" + number;
    }
    return unique;
  }

  /** A YAML scalar in double quotes. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 127) {
        String hex = Integer.toHexString(c);
        quoted.append("\\x").append(hex.length() < 2 ? "0" : "").append(hex);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
