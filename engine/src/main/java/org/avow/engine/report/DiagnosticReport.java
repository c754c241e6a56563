package org.avow.engine.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Snippet;
import org.avow.engine.text.Span;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/** What is wrong with documents or with a command, for people and machines. */
public final class DiagnosticReport {
  private DiagnosticReport() {}

  /** Snippets, an empty line behind each; empty if there are none. */
  public static String text(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> Plain.of(Snippet.of(diagnostic)) + "\n\n")
        .collect(Collectors.joining());
  }

  /** A message without a place, such as one about an argument. */
  public static String text(String message, Optional<String> help) {
    return Plain.of("error: " + message)
        + "\n"
        + help.map(words -> "  = help: " + Plain.of(words) + "\n").orElse("");
  }

  /** What another machine wrote about documents, safe for a terminal. */
  public static String received(String text) {
    return Plain.of(text);
  }

  /** The same as a JSON object. */
  public static byte[] received(Json.Elements diagnostics) {
    return document(diagnostics);
  }

  /** A JSON object with the list {@code diagnostics}, in UTF-8 and without a line end. */
  public static byte[] json(List<Diagnostic> diagnostics) {
    return document(elements(diagnostics));
  }

  /** One JSON object a diagnostic, in their order. */
  public static Json.Elements elements(List<Diagnostic> diagnostics) {
    return Json.Elements.of(diagnostics, DiagnosticReport::diagnostic);
  }

  /** The same with one message without a place. */
  public static byte[] json(String message, Optional<String> help) {
    Json error =
        new Json.Builder()
            .put("severity", "error")
            .put("message", message)
            .putIf("help", help)
            .build();
    return document(new Json.Elements(List.of(error)));
  }

  private static byte[] document(Json.Elements diagnostics) {
    return CanonicalJson.bytes(new Json.Builder().put("diagnostics", diagnostics).build());
  }

  private static Json diagnostic(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    return new Json.Builder()
        .put("code", diagnostic.code().id())
        .put("severity", diagnostic.severity().word())
        .put("message", diagnostic.message())
        .put("file", span.file().name())
        .put("line", span.line())
        .put("column", span.column())
        .put("end_line", span.endLine())
        .put("end_column", span.endColumn())
        .putIf("help", diagnostic.help())
        .build();
  }
}
