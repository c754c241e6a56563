package org.avow.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.Place;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.HandedFiles;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/**
 * Several files in one body ({@code multipart/form-data}): a manifest and evidence, or evidence
 * alone. Small parts are kept in memory, others in files that go with {@link #close}. Mutable, for
 * one thread.
 */
final class Upload implements AutoCloseable {
  /** Beyond it a part is written to disk; a manifest or a problem may not be larger. */
  private static final int MEMORY = 64 << 10;

  private static final int MANIFEST = 4 << 20;
  private static final int PARTS = 10_000;
  private static final int PART_HEADERS = 8 << 10;
  private static final List<String> NAMES = List.of("manifest", "evidence", "problem");

  private final MultiPartFormData.Parts parts;
  private final NavigableMap<String, EvidenceFile.Content> evidence =
      new TreeMap<>(Place::compareUtf8);
  private final Map<String, String> problems = new HashMap<>();
  private Optional<byte[]> manifest = Optional.empty();

  private Upload(MultiPartFormData.Parts parts) {
    this.parts = parts;
  }

  /**
   * Reads a body to its end.
   *
   * @param contentType of the body, with its boundary
   * @param folder for parts that are too large for memory
   * @throws Problem if it is none, or holds parts that are not expected
   */
  static Upload read(String contentType, LimitedBody body, Path folder) {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw new Problem(
          Problem.Kind.MALFORMED,
          "the content type names no boundary of the parts",
          "let the HTTP client write the content type of the form");
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setFilesDirectory(folder);
    parser.setUseFilesForPartsWithoutFileName(true);
    parser.setMaxMemoryFileSize(MEMORY);
    parser.setMaxFileSize(-1);
    parser.setMaxLength(-1);
    parser.setMaxParts(PARTS);
    parser.setPartHeadersMaxLength(PART_HEADERS);
    Upload upload = new Upload(parse(parser, body));
    try {
      upload.parts.forEach(upload::add);
      return upload;
    } catch (RuntimeException e) {
      upload.close();
      throw e;
    }
  }

  private static MultiPartFormData.Parts parse(MultiPartFormData.Parser parser, LimitedBody body) {
    CompletableFuture<MultiPartFormData.Parts> parts = new CompletableFuture<>();
    try {
      parser.parse(Content.Source.from(body), Promise.Invocable.toPromise(parts));
      return parts.join();
    } catch (CompletionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof Problem problem) {
          throw problem;
        }
      }
      throw new Problem(
          Problem.Kind.MALFORMED,
          "the parts of the form cannot be read",
          "send it whole, with at most " + PARTS + " parts; nothing was judged");
    }
  }

  private void add(MultiPart.Part part) {
    String name = Optional.ofNullable(part.getName()).orElse("");
    String file = Optional.ofNullable(part.getFileName()).orElse("");
    if (file.endsWith(".drl") || List.of("policy", "policies", "drl").contains(name)) {
      throw EvidenceMedia.policies();
    }
    switch (name) {
      case "manifest" -> manifest(part);
      case "evidence" -> evidence(file, part);
      case "problem" -> problems.put(file, text(part));
      default ->
          throw malformed(
              "the form has a part that is not known here",
              Suggestion.help(name, NAMES, "names of parts"));
    }
  }

  private void manifest(MultiPart.Part part) {
    if (manifest.isPresent()) {
      throw malformed("the form has two manifests", "keep one of them");
    }
    manifest = Optional.of(bytes(part, MANIFEST));
  }

  private void evidence(String path, MultiPart.Part part) {
    boolean relative =
        List.of(path.split("/", -1)).stream()
            .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    if (!relative || path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
      throw malformed(
          "a part of evidence has no file name, or one that is no relative path",
          "name it as the manifest does, such as `consent/app-1.jsonl`");
    }
    EvidenceFile.Content content = () -> Content.Source.asInputStream(part.createContentSource());
    if (evidence.put(path, content) != null) {
      throw malformed("two parts of evidence have the same file name", "keep one of them");
    }
  }

  /** Why a client could not read evidence, in one line. */
  private static String text(MultiPart.Part part) {
    String text = new String(bytes(part, MEMORY), StandardCharsets.UTF_8);
    return text.codePoints()
        .limit(300)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] bytes(MultiPart.Part part, int most) {
    try (InputStream content = Content.Source.asInputStream(part.createContentSource())) {
      byte[] bytes = content.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new Problem(
            Problem.Kind.TOO_LARGE,
            "a manifest or a problem is larger than " + most + " bytes",
            "reference data belongs into evidence");
      }
      return bytes;
    } catch (IOException e) {
      throw LimitedBody.failure(e);
    }
  }

  private static Problem malformed(String detail, String help) {
    return new Problem(Problem.Kind.MALFORMED, detail, help);
  }

  /** The bytes of the manifest, if one was sent. */
  Optional<byte[]> manifest() {
    return manifest;
  }

  /** The evidence by path, in order of the paths' UTF-8 bytes. */
  NavigableMap<String, EvidenceFile.Content> evidence() {
    return evidence;
  }

  /** Why sources could not be read where they are, by the id of each. */
  Map<String, String> problems() {
    return Map.copyOf(problems);
  }

  HandedFiles files() {
    return new HandedFiles(evidence, problems);
  }

  @Override
  public void close() {
    for (MultiPart.Part part : parts) {
      try {
        part.delete();
      } catch (IOException e) {
        // INVARIANT (no residue): the folder itself is removed when the server stops
        part.close();
      }
    }
    parts.close();
  }
}
