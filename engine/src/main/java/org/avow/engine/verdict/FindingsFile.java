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
  private final MessageDigest digest = Sha256.start();
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
    write(CanonicalJson.bytes(FindingJson.line(rule, finding)));
    write(new byte[] {'\n'});
  }

  private void write(byte[] bytes) {
    digest.update(bytes);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sha256 finish() {
    return Sha256.finish(digest);
  }
}
