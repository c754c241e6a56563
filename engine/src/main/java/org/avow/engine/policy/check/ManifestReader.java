package org.avow.engine.policy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.syntax.TextDecoder;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlReader;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/**
 * Reads the manifest {@code avow.yaml}. What it names in packs is checked by {@link ManifestCheck}.
 */
public final class ManifestReader {
  /** Marks a manifest that is kept. */
  private static final int KEPT = 'M';

  private static final String[] SOURCE = {
    "source", "path", "feed", "format", "stream", "part", "standing", "ordered", "covers"
  };

  private final Diagnostics diagnostics = new Diagnostics();
  private final Map<String, Span> ids = new LinkedHashMap<>();

  private ManifestReader() {}

  /**
   * Reads a manifest.
   *
   * @param path the file; messages show its name alone
   * @throws IOException if it cannot be read
   * @throws InvalidDocumentsException with everything that is wrong in it
   */
  public static Manifest read(Path path) throws IOException {
    Path name = path.getFileName();
    return read(name == null ? path.toString() : name.toString(), Files.readAllBytes(path));
  }

  /**
   * Reads a manifest, or what another run made of the same bytes.
   *
   * @param path the file; messages show its name alone
   * @throws IOException if it cannot be read
   * @throws InvalidDocumentsException with everything that is wrong in it
   */
  public static Manifest read(Path path, PackCache cache) throws IOException {
    String name = String.valueOf(path.getFileName());
    byte[] bytes = Files.readAllBytes(path);
    if (!cache.isOn()) {
      return read(name, bytes);
    }
    Pack.DocumentDigest digest = new Pack.DocumentDigest(name, "", Sha256.of(bytes));
    String key = cache.key("manifest", List.of(digest));
    return cache
        .find(key)
        .filter(content -> content.length > 0 && content[0] == KEPT)
        .flatMap(content -> KeptReader.read(content, 1, Manifest.class, text -> text(text, bytes)))
        .orElseGet(
            () -> {
              Manifest manifest = read(name, bytes);
              cache.keep(
                  key, () -> KeptWriter.bytes(KEPT, manifest, text -> text.name().equals(name)));
              return manifest;
            });
  }

  private static Optional<TextFile> text(String name, byte[] bytes) {
    return TextDecoder.decode(name, bytes, new Diagnostics());
  }

  /**
   * Reads a manifest from its bytes.
   *
   * @param name shown in messages
   * @throws InvalidDocumentsException with everything that is wrong in it
   */
  public static Manifest read(String name, byte[] bytes) {
    ManifestReader reader = new ManifestReader();
    Optional<TextFile> text = TextDecoder.decode(name, bytes, reader.diagnostics);
    List<YamlNode> documents =
        text.map(file -> YamlReader.read(file, reader.diagnostics)).orElse(List.of());
    if (text.isPresent() && documents.isEmpty() && !reader.diagnostics.hasErrors()) {
      reader.diagnostics.add(
          Code.UNKNOWN_DOCUMENT,
          text.get().whole(),
          "the manifest is empty",
          "start it with `manifest: a title`, `packs:` and `sources:`");
    }
    Optional<Manifest> manifest = Optional.empty();
    for (YamlNode document : documents) {
      manifest = reader.document(document, bytes, manifest.isPresent());
    }
    reader.diagnostics.throwOnError();
    return manifest.orElseThrow();
  }

  /** Where a manifest that was read names a pack; the whole of it if it does not. */
  static Span pack(Manifest manifest, String name) {
    Diagnostics known = new Diagnostics();
    return YamlReader.read(manifest.span().file(), known).stream()
        .flatMap(document -> Nodes.mapping(document, "a manifest", known).stream())
        .map(mapping -> Entries.of(mapping, "a manifest", known, "packs"))
        .flatMap(entries -> entries.scalars("packs").stream())
        .filter(pack -> pack.text().equals(name))
        .map(YamlScalar::span)
        .findFirst()
        .orElseGet(manifest::span);
  }

  private Optional<Manifest> document(YamlNode node, byte[] bytes, boolean second) {
    Optional<YamlMapping> mapping = Nodes.mapping(node, "a manifest", diagnostics);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    boolean named =
        !mapping.get().entries().isEmpty()
            && mapping.get().entries().get(0).name().equals(DocumentKind.MANIFEST.word());
    if (second || !named) {
      diagnostics.add(
          Code.UNKNOWN_DOCUMENT,
          Entries.head(mapping.get()),
          second ? "a manifest is one document" : "this is not a manifest",
          second ? "keep one of them" : "a manifest starts with `manifest: a title`");
    }
    return second ? Optional.empty() : Optional.of(manifest(mapping.get(), bytes));
  }

  private Manifest manifest(YamlMapping mapping, byte[] bytes) {
    Entries entries =
        Entries.of(
            mapping,
            "a manifest",
            diagnostics,
            "manifest",
            "packs",
            "profile",
            "as_of",
            "period",
            "waivers",
            "sources");
    List<Manifest.SourceEntry> sources = new ArrayList<>();
    for (YamlMapping source : entries.mappings("sources")) {
      source(source).ifPresent(sources::add);
    }
    List<String> packs = new ArrayList<>();
    for (YamlScalar pack : entries.scalars("packs")) {
      if (packs.contains(pack.text())) {
        Names.repeated(pack, diagnostics);
      } else {
        Names.sourceId(pack, diagnostics).ifPresent(packs::add);
      }
    }
    return new Manifest(
        entries.text("manifest").orElse(""),
        packs,
        entries.text("profile"),
        entries.scalar("as_of").flatMap(scalar -> TimeLiterals.start(scalar, diagnostics)),
        CoverReader.period(entries),
        sources,
        waivers(entries),
        Sha256.of(bytes),
        entries.span());
  }

  private List<Manifest.NamedFile> waivers(Entries entries) {
    List<Manifest.NamedFile> files = new ArrayList<>();
    for (YamlScalar file : entries.scalars("waivers")) {
      if (files.stream().anyMatch(other -> other.path().equals(file.text()))) {
        Names.repeated(file, diagnostics);
      } else {
        path(file).ifPresent(path -> files.add(new Manifest.NamedFile(path, file.span())));
      }
    }
    return files;
  }

  private Optional<Manifest.SourceEntry> source(YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "a source", diagnostics, SOURCE);
    Optional<String> id = entries.required("source").flatMap(this::declare);
    Optional<String> path = entries.required("path").flatMap(this::path);
    Manifest.Cover cover =
        entries
            .mapping("covers")
            .map(m -> new CoverReader(diagnostics).read(m))
            .orElse(Manifest.Cover.UNDECLARED);
    path.filter(p -> p.contains("{at}")).ifPresent(p -> checkSnapshots(entries, cover));
    Optional<String> format = entries.word("format", FeedReader.FORMATS);
    boolean ordered = entries.flag("ordered").orElse(false);
    var standing = entries.word("standing", TestEvidence.standings());
    if (id.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Manifest.SourceEntry(
            id.get(),
            path.get(),
            entries.text("feed"),
            format,
            entries.text("stream"),
            entries.text("part"),
            standing,
            ordered,
            cover,
            entries.head()));
  }

  private void checkSnapshots(Entries entries, Manifest.Cover cover) {
    if (cover.observedAt().isPresent() || cover.observedField().isPresent()) {
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          entries.keySpan("covers"),
          "`{at}` in the path and `covers` both say when the snapshots were observed",
          "keep one of them");
    }
  }

  private Optional<String> declare(YamlScalar name) {
    Span first = ids.putIfAbsent(name.text(), name.span());
    if (first != null) {
      Names.duplicate(name, "sources", first, diagnostics);
      return Optional.empty();
    }
    return Names.sourceId(name, diagnostics);
  }

  /** A path below the manifest's folder. */
  private Optional<String> path(YamlScalar scalar) {
    String text = scalar.text();
    boolean leaves =
        text.startsWith("/")
            || text.startsWith("~")
            || text.matches("[A-Za-z]:.*")
            || List.of(text.split("[/\\\\]", -1)).contains("..");
    if (leaves) {
      diagnostics.add(
          Code.PATH_OUTSIDE_ROOT,
          scalar.span(),
          "the path leaves the folder of the manifest",
          "keep evidence below the manifest, and name it by its relative path");
      return Optional.empty();
    }
    if (text.isBlank() || text.indexOf('\\') >= 0) {
      diagnostics.add(
          Code.INVALID_VALUE,
          scalar.span(),
          "this is not a path",
          "paths are relative to the manifest, with `/`: `consent/app-*.jsonl`");
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
