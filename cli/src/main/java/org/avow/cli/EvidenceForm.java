package org.avow.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Place;
import org.avow.engine.feed.ImpliedManifest;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.SourceFiles;

/**
 * The evidence of a check as a form: the manifest, the files that it names, and what could not be
 * read of them. Files are read while they are sent. Mutable, for one thread.
 */
final class EvidenceForm {
  /** It ends with a digest of nothing in particular, which no line of evidence is likely to be. */
  private static final String BOUNDARY = "avow-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c";

  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final List<BodyPublisher> parts = new ArrayList<>();
  private final Map<String, String> problems = new TreeMap<>();
  private final Map<String, Path> files = new TreeMap<>(Place::compareUtf8);

  private EvidenceForm() {}

  /**
   * What a target names: a manifest and its files, or files alone.
   *
   * @throws Refusal with exit code 4, if the manifest cannot be read
   */
  static EvidenceForm of(Target target) {
    return target.manifest() ? of(target.files().get(0), target.folder()) : of(target.files());
  }

  private static EvidenceForm of(Path named, Path root) {
    Manifest manifest = EvidenceArguments.manifest(named, PackCache.none());
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(named);
    } catch (IOException e) {
      throw EvidenceArguments.unreadable(named);
    }
    EvidenceForm form = new EvidenceForm();
    Diagnostics diagnostics = new Diagnostics();
    form.part("manifest", Optional.empty(), BodyPublishers.ofByteArray(bytes));
    for (Manifest.SourceEntry entry : manifest.sources()) {
      SourceFiles found = SourceFiles.find(entry, root, diagnostics);
      found.problem().ifPresent(problem -> form.problems.putIfAbsent(entry.id(), problem));
      for (EvidenceFile file : found.files()) {
        form.add(entry.id(), file.path(), root.resolve(file.path()));
      }
    }
    diagnostics.throwOnError();
    return form;
  }

  private static EvidenceForm of(List<Path> files) {
    EvidenceForm form = new EvidenceForm();
    List<Path> absolute = files.stream().map(f -> f.toAbsolutePath().normalize()).toList();
    Path root = ImpliedManifest.root(absolute);
    absolute.forEach(f -> form.files.put(ImpliedManifest.path(root.relativize(f)), f));
    return form;
  }

  private void add(String source, String path, Path file) {
    if (Files.isReadable(file)) {
      files.put(path, file);
    } else {
      problems.putIfAbsent(source, "no permission to read `" + path + "`");
    }
  }

  /**
   * The body.
   *
   * @throws Refusal if a file went away since it was found
   */
  BodyPublisher body() {
    problems.forEach(
        (source, problem) ->
            part("problem", Optional.of(source), BodyPublishers.ofString(problem)));
    for (Map.Entry<String, Path> file : files.entrySet()) {
      try {
        part("evidence", Optional.of(file.getKey()), BodyPublishers.ofFile(file.getValue()));
      } catch (FileNotFoundException e) {
        throw new Refusal(
            ExitCode.UNREADABLE,
            "`" + file.getKey() + "` cannot be read any more",
            "check again when nothing moves the evidence");
      }
    }
    parts.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
    return BodyPublishers.concat(parts.toArray(new BodyPublisher[0]));
  }

  private void part(String name, Optional<String> file, BodyPublisher content) {
    String named = file.map(f -> "; filename*=UTF-8''" + encoded(f)).orElse("");
    parts.add(
        BodyPublishers.ofString(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + named
                + "\r\n\r\n"));
    parts.add(content);
    parts.add(BodyPublishers.ofString("\r\n"));
  }

  /** An extended value (RFC 8187): what is no letter or digit as the bytes of its UTF-8. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '.' || c == '_';
      encoded.append(plain ? String.valueOf(c) : "%" + hex(c));
    }
    return encoded.toString();
  }

  private static String hex(char c) {
    return String.valueOf("0123456789ABCDEF".charAt(c >> 4)) + "0123456789ABCDEF".charAt(c & 15);
  }
}
