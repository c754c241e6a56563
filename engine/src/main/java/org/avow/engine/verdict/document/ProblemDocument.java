package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.verdict.Json;

/**
 * Why a server refuses a check (RFC 9457, docs/server.md). Immutable.
 *
 * @param detail what is wrong
 * @param help what to do about it
 * @param diagnostics what is wrong with documents, an object a diagnostic
 * @param text the diagnostics for people; empty if there are none
 */
public record ProblemDocument(
    String detail, Optional<String> help, Json.Elements diagnostics, String text) {

  /**
   * Reads a problem document.
   *
   * @throws InvalidVerdictException if it is none
   */
  public static ProblemDocument parse(byte[] bytes) throws InvalidVerdictException {
    Json.Members json = DocumentTree.read(bytes);
    MemberReader reader = MemberReader.of(json);
    String title = reader.text("title");
    return new ProblemDocument(
        reader.optionalText("detail").orElse(title),
        reader.optionalText("help"),
        elements(json, "diagnostics"),
        reader.optionalText("text").orElse(""));
  }

  static Json.Elements elements(Json.Members json, String name) {
    return json.members().get(name) instanceof Json.Elements elements
        ? elements
        : new Json.Elements(List.of());
  }
}
