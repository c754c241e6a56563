package org.avow.engine.report;

import org.avow.engine.verdict.document.VerdictDocument;

/** A verdict for machines: the canonical document itself, whose SHA-256 is its identity. */
public final class JsonReport {
  private JsonReport() {}

  /** The document's bytes, in UTF-8 and without a line end. */
  public static byte[] render(VerdictDocument verdict) {
    return verdict.bytes();
  }
}
