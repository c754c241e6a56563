package org.avow.engine.verdict.document;

import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/**
 * What a server answers to a check (docs/server.md). Immutable.
 *
 * @param document the verdict document, whose digest was checked
 * @param warnings what is worth mending, an object a diagnostic
 * @param warningsText the same for people; empty if there are none
 */
public record CheckEnvelope(VerdictDocument document, Json.Elements warnings, String warningsText) {

  /**
   * Reads an answer.
   *
   * @throws InvalidVerdictException if it is none, or its digest is not that of its document
   */
  public static CheckEnvelope parse(byte[] bytes) throws InvalidVerdictException {
    Json.Members json = DocumentTree.read(bytes);
    MemberReader reader = MemberReader.of(json);
    Json document = json.members().getOrDefault("document", Json.Flag.FALSE);
    byte[] canonical = CanonicalJson.bytes(document);
    if (!Sha256.of(canonical).hex().equals(reader.text("digest"))) {
      throw new InvalidVerdictException(
          "the digest is not that of the verdict document", "ask again; the answer was altered");
    }
    return new CheckEnvelope(
        VerdictDocument.parse(canonical),
        ProblemDocument.elements(json, "warnings"),
        reader.optionalText("warnings_text").orElse(""));
  }
}
