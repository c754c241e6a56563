package org.avow.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.source.bytes.BreakException;
import org.avow.engine.text.Sha256;

/**
 * A file of a source. Immutable.
 *
 * @param path relative to the manifest's root, with {@code /}
 * @param content its bytes
 * @param observedAt the instant in its path, in nanoseconds since 1970
 */
public record EvidenceFile(String path, Content content, Optional<Long> observedAt) {

  /** Where the bytes come from: a file, or a request that is read as it arrives. */
  @FunctionalInterface
  public interface Content {
    /**
     * Opens the bytes from their start.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;

    /** How many bytes there are, if they can be opened again and again; 0 if not. */
    default long size() {
      return 0;
    }
  }

  /** The bytes of a file on disk. */
  record OnDisk(Path location) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(location);
    }

    @Override
    public long size() {
      try {
        return Files.size(location);
      } catch (IOException e) {
        return 0;
      }
    }
  }

  /**
   * Reads the file once: its records go to the sink, its digest comes back.
   *
   * @param marks whether records carry the marks of all their parts
   * @throws IOException if the file cannot be read; what it holds is never a reason
   */
  public FileDigest read(Format format, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    MessageDigest digest = Sha256.start();
    try (InputStream file = content.open()) {
      CountingStream counted = new CountingStream(new DigestInputStream(file, digest));
      decode(counted, format, selection, marks, sink);
      drain(counted);
      return new FileDigest(path, Sha256.finish(digest), counted.count());
    }
  }

  static void decode(
      InputStream bytes, Format format, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try (EvidenceText text = new EvidenceText(bytes)) {
      Optional<String> defect = text.defect();
      if (defect.isPresent()) {
        sink.lost(Position.START, defect.get());
      } else {
        format.decoder().decode(text, selection, marks, sink);
      }
    } catch (BreakException e) {
      sink.lost(new Position(e.line(), 1), e.reason());
    }
  }

  /** What the decoder did not read counts, too. */
  private static void drain(InputStream rest) throws IOException {
    if (rest.read() < 0) {
      return;
    }
    byte[] buffer = new byte[1 << 16];
    while (rest.read(buffer) >= 0) {
      // the digest is fed by the stream
    }
  }
}
