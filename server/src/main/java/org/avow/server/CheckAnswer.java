package org.avow.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.avow.engine.Avow;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/**
 * A judgement as the API answers it: the verdict first, the canonical document last and verbatim.
 * Immutable.
 *
 * @param manifest the text of the manifest that the server wrote; empty if the client sent one
 */
record CheckAnswer(Avow.Judgement judgement, Optional<String> manifest) {

  /** The canonical verdict document. */
  byte[] document() {
    return judgement.verdict().bytes();
  }

  /**
   * The envelope around a document.
   *
   * @param digest of the document
   */
  byte[] envelope(byte[] document, Sha256 digest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(document.length + 1024);
    member(out, "{\"verdict\":", new Json.Text(judgement.verdict().gate().word()));
    member(out, ",\"digest\":", new Json.Text(digest.hex()));
    manifest.ifPresent(text -> member(out, ",\"manifest\":", new Json.Text(text)));
    if (!judgement.warnings().isEmpty()) {
      member(out, ",\"warnings\":", DiagnosticReport.elements(judgement.warnings()));
      String text = DiagnosticReport.text(judgement.warnings());
      member(out, ",\"warnings_text\":", new Json.Text(text));
    }
    out.writeBytes(",\"document\":".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(document);
    out.write('}');
    return out.toByteArray();
  }

  private static void member(ByteArrayOutputStream out, String name, Json value) {
    out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(CanonicalJson.bytes(value));
  }
}
