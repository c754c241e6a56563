package org.avow.engine.verdict;

import java.security.MessageDigest;
import org.avow.engine.text.Sha256;

/**
 * The digest of the full sorted findings file: one canonical JSON object a line, in the order in
 * which they are added (semantics 7.2). Mutable, for one thread.
 */
final class FindingsDigest {
  private final MessageDigest digest = Sha256.start();

  void add(RuleName rule, FindingEntry finding) {
    digest.update(CanonicalJson.bytes(FindingJson.line(rule, finding)));
    digest.update((byte) '\n');
  }

  Sha256 finish() {
    return Sha256.finish(digest);
  }
}
