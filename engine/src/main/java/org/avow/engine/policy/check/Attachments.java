package org.avow.engine.policy.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.syntax.TextDecoder;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;

/** Files that documents name: the text of a statement, reference data. Keeps what was read. */
final class Attachments {

  /** Where files come from. */
  interface Folder {
    /**
     * The bytes of a file.
     *
     * @param path with {@code /}, as documents are named
     * @return empty if there is no such file, or it cannot be read
     */
    Optional<byte[]> bytes(String path);
  }

  private final Folder folder;
  private final List<Pack.DocumentDigest> digests = new ArrayList<>();

  Attachments(Folder folder) {
    this.folder = folder;
  }

  /** A file that was read, with its digest. */
  record Attachment(TextFile text, Sha256 digest) {}

  /** The files that were read. */
  List<Pack.DocumentDigest> digests() {
    return List.copyOf(digests);
  }

  /** Whether files are as they were. */
  boolean are(List<Pack.DocumentDigest> files) {
    return files.stream()
        .allMatch(
            file ->
                folder
                    .bytes(file.path())
                    .filter(bytes -> Sha256.of(bytes).equals(file.digest()))
                    .isPresent());
  }

  Optional<TextFile> text(YamlScalar path, Diagnostics diagnostics) {
    return read(path, diagnostics).map(Attachment::text);
  }

  /** The file at a path relative to the document that names it. */
  Optional<Attachment> read(YamlScalar path, Diagnostics diagnostics) {
    String document = path.span().file().name();
    Optional<String> resolved = resolve(document, path.text());
    if (resolved.isEmpty()) {
      diagnostics.add(
          Code.PATH_OUTSIDE_ROOT,
          path.span(),
          Diagnostic.quote(path.text()) + " leaves the folder of the packs",
          "put the file beside the document and name it by its relative path, with `/`");
      return Optional.empty();
    }
    Optional<byte[]> bytes = folder.bytes(resolved.get());
    if (bytes.isEmpty()) {
      diagnostics.add(
          Code.UNREADABLE_FILE,
          path.span(),
          "the file " + Diagnostic.quote(resolved.get()) + " is not there or cannot be read",
          "paths are relative to the document that names them");
      return Optional.empty();
    }
    Sha256 digest = Sha256.of(bytes.get());
    Pack.DocumentDigest entry = new Pack.DocumentDigest(resolved.get(), "data", digest);
    if (!digests.contains(entry)) {
      digests.add(entry);
    }
    return TextDecoder.decode(resolved.get(), bytes.get(), diagnostics)
        .map(text -> new Attachment(text, digest));
  }

  /** The path beside a document; empty if it leaves the root. */
  private static Optional<String> resolve(String document, String path) {
    if (path.isBlank() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(0) >= 0) {
      return Optional.empty();
    }
    Path root = Path.of("");
    Path parent = Path.of(document).getParent();
    Path target = (parent == null ? root : parent).resolve(path).normalize();
    boolean leaves = target.isAbsolute() || target.startsWith("..");
    return leaves ? Optional.empty() : Optional.of(target.toString().replace('\\', '/'));
  }
}
