package org.avow.engine.policy.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.feed.Suppressions;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.text.TextFile;

/**
 * A document with something wrong in it. What must be said stands in lines that start with {@code
 * #!}, above the line that it is about: code, underlined text in double quotes, message; then help.
 *
 * <p>Directives in comments: {@code # options: --as-of …} asks a question of a manifest, {@code #
 * pad: N} makes the file longer, {@code # packs: …} asks for packs by name.
 */
record DiagnosticFixture(Path path) {
  private static final String PROGRAM = ".drl";
  private static final long NOW = 1_418_601_600L;

  String name() {
    return path.getFileName().toString();
  }

  /** The code that the fixture is named after. */
  String code() {
    return name().substring(0, 5);
  }

  /** What expectations begin with: a comment. */
  private String mark() {
    return name().endsWith(PROGRAM) ? "//! " : "#! ";
  }

  private String written() {
    return new String(bytes(path), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The expectations as they are written, each with the number of the line it is about. */
  List<String> expected() {
    List<String> result = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int number = 0;
    for (String line : lines()) {
      number++;
      if (line.strip().startsWith(mark())) {
        open.add(utf8(line.strip().substring(mark().length())));
      } else {
        for (String text : open) {
          result.add(number + " " + text);
        }
        open.clear();
      }
    }
    return result;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(written().split("\n", -1)));
    lines.remove(lines.size() - 1);
    return lines;
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** What is said about the document, in the form of {@link #expected()}. */
  List<String> actual() {
    List<String> result = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics()) {
      boolean own =
          ownName(diagnostic).equals(name()) && !diagnostic.span().file().content().isEmpty();
      int line = own ? diagnostic.span().line() : lines().size();
      String text = diagnostic.span().text();
      String shown = text.contains("\n") ? text.substring(0, text.indexOf('\n')) + "…" : text;
      String place =
          ownName(diagnostic).equals(name()) ? "" : diagnostic.span().file().name() + " ";
      result.add(
          line
              + " "
              + diagnostic.code().id()
              + " "
              + place
              + '"'
              + shown
              + "\" "
              + diagnostic.message());
      diagnostic.help().ifPresent(help -> result.add(line + " help: " + help));
    }
    return result;
  }

  /** The name of a file; of one in a pack of its own without the pack. */
  private static String ownName(Diagnostic diagnostic) {
    String file = diagnostic.span().file().name();
    return file.startsWith("pack/") ? file.substring("pack/".length()) : file;
  }

  /** Writes what is said now as what must be said. */
  void rewrite() {
    for (int round = 0; round < 2; round++) {
      Map<Integer, List<String>> byLine = new LinkedHashMap<>();
      for (String text : actual()) {
        int space = text.indexOf(' ');
        byLine
            .computeIfAbsent(Integer.parseInt(text.substring(0, space)), n -> new ArrayList<>())
            .add(text.substring(space + 1));
      }
      StringBuilder out = new StringBuilder();
      int number = 0;
      for (String line : lines()) {
        number++;
        String indent = " ".repeat(line.length() - line.stripLeading().length());
        for (String text : byLine.getOrDefault(number, List.of())) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          out.append(indent)
              .append(mark())
              .append(new String(utf8, StandardCharsets.ISO_8859_1))
              .append('\n');
        }
        if (!line.strip().startsWith(mark())) {
          out.append(line).append('\n');
        }
      }
      try {
        Files.writeString(path, out, StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Optional<String> directive(String word) {
    return lines().stream()
        .filter(line -> line.startsWith("# " + word + ": "))
        .map(line -> line.substring(word.length() + 4))
        .findFirst();
  }

  /** Everything that is said about this document; what is said about others is left out. */
  private List<Diagnostic> diagnostics() {
    List<Diagnostic> all;
    try {
      all = load();
    } catch (InvalidDocumentsException e) {
      all = e.diagnostics();
    }
    return all.stream().filter(d -> !ownName(d).equals("base.yaml")).toList();
  }

  private List<Diagnostic> load() {
    Optional<String> packs = directive("packs");
    if (packs.isPresent()) {
      Path root = path.resolveSibling("..").normalize();
      return PackLoader.load(root, List.of(packs.get())).warnings();
    }
    if (name().endsWith(PROGRAM)) {
      return program();
    }
    if (lines().contains("# evidence")) {
      return evidence();
    }
    Optional<String> first =
        lines().stream().filter(line -> !line.startsWith("#") && !line.isBlank()).findFirst();
    if (first.filter(line -> line.startsWith("manifest: ")).isPresent()) {
      return manifest();
    }
    if (first.filter(line -> line.startsWith("waivers: ")).isPresent()) {
      return waivers();
    }
    return PackLoader.load(
            List.of(
                new TextFile("base.yaml", text(path.resolveSibling("base.yaml"))),
                new TextFile("statement.txt", text(path.resolveSibling("statement.txt")))),
            given())
        .warnings();
  }

  /** The fixture itself, and a file of code that is given as text. */
  private Map<String, byte[]> given() {
    Map<String, byte[]> given = new LinkedHashMap<>();
    given.put(name(), padded());
    directive("code").ifPresent(code -> given.put(code, new byte[0]));
    return given;
  }

  /** Code is read from a folder alone: that of a pack with the fixture and what it refers to. */
  private List<Diagnostic> program() {
    try {
      Path root = Files.createTempDirectory("fixture");
      Path pack = Files.createDirectory(root.resolve("pack"));
      Files.copy(path.resolveSibling("base.yaml"), pack.resolve("base.yaml"));
      Files.copy(path, pack.resolve(name()));
      return PackLoader.load(root, List.of("pack")).warnings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] padded() {
    String padding =
        directive("pad").map(number -> " ".repeat(Integer.parseInt(number))).orElse("");
    return (written() + padding).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(Path path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private Pack base() {
    return PackLoader.load(
        List.of(new TextFile("base.yaml", text(path.resolveSibling("base.yaml")))));
  }

  private List<Diagnostic> evidence() {
    Diagnostics diagnostics = new Diagnostics();
    // What is announced names the markers, too.
    byte[] text = written().replaceAll("(?m)^ *#!.*$", "").getBytes(StandardCharsets.ISO_8859_1);
    EvidenceFile.Content bytes = () -> new ByteArrayInputStream(text);
    try (InputStream stream = Suppressions.watched(name(), bytes, diagnostics).open()) {
      stream.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diagnostics.sorted();
  }

  private List<Diagnostic> waivers() {
    WaiverDocuments documents = new WaiverDocuments(base());
    documents.read(name(), padded());
    Diagnostics diagnostics = new Diagnostics();
    documents.finish(diagnostics);
    return diagnostics.sorted();
  }

  private List<Diagnostic> manifest() {
    Manifest manifest = ManifestReader.read(name(), bytes(path));
    Pack base = base();
    Diagnostics diagnostics = new Diagnostics();
    QuestionBuilder.build(
        options(), manifest, base, InstantSource.fixed(Instant.ofEpochSecond(NOW)), diagnostics);
    return diagnostics.sorted();
  }

  private QuestionOptions options() {
    List<String> words = List.of(directive("options").orElse("").split(" ", -1));
    return new QuestionOptions(
        option(words, "--as-of"),
        option(words, "--period"),
        option(words, "--profile"),
        option(words, "--clause").stream().toList(),
        option(words, "--rule").stream().toList(),
        option(words, "--param").stream().toList());
  }

  private static Optional<String> option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }
}
