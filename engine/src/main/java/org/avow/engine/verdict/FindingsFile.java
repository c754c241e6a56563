package org.avow.engine.verdict;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import org.avow.engine.text.Sha256;

/**
 * The full sorted findings file: one canonical JSON object a line, in the order in which they are
 * added (semantics 7.2). Only its digest is kept. Mutable, for one thread.
 */
final class FindingsFile {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = Sha256.start();
  private final JsonBytes lines = new JsonBytes();
  private final OutputStream out;

  /**
   * @param out takes the bytes
   */
  FindingsFile(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a finding.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void add(RuleName rule, FindingEntry finding) {
    FindingLine.write(rule, finding, lines);
    if (lines.length() >= BUFFER) {
      write();
    }
  }

  private void write() {
    digest.update(lines.array(), 0, lines.length());
    try {
      out.write(lines.array(), 0, lines.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.clear();
  }

  /**
   * Writes what is left.
   *
   * @return the digest of the whole
   */
  Sha256 finish() {
    write();
    return Sha256.finish(digest);
  }
}
