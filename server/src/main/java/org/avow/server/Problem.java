package org.avow.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/**
 * Why a request is refused; becomes a problem document (RFC 9457). Neither message nor help holds
 * what a body held.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String MEDIA_TYPE = "application/problem+json";

  /** The kinds of problems, each with its status. */
  enum Kind {
    MALFORMED(400, "malformed", "The request cannot be read"),
    UNKNOWN_PARAMETER(400, "unknown-parameter", "The query is wrong"),
    NOT_FOUND(404, "not-found", "There is nothing of that name"),
    WRONG_METHOD(405, "wrong-method", "The method is not offered here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer has no such form"),
    TOO_SLOW(408, "too-slow", "The body did not come in time"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    WRONG_TYPE(415, "wrong-type", "The body's type cannot be read"),
    INVALID(422, "invalid-documents", "Manifest, names or question are wrong"),
    NO_POLICIES(422, "policies-not-accepted", "Policies cannot be sent"),
    TOO_MANY(429, "too-many-checks", "Too many checks at the same time"),
    HEADERS(431, "headers-too-large", "The request's head is too large"),
    DEFECT(500, "defect", "This is a defect of Avow, and nothing was judged"),
    UNAVAILABLE(503, "unavailable", "The server cannot judge now");

    private final int status;
    private final String word;
    private final String title;

    Kind(int status, String word, String title) {
      this.status = status;
      this.word = word;
      this.title = title;
    }

    int status() {
      return status;
    }

    /** The kind for a status that somebody else decided. */
    static Kind of(int status) {
      return switch (status) {
        case 404 -> NOT_FOUND;
        case 405 -> WRONG_METHOD;
        case 406 -> NOT_ACCEPTABLE;
        case 408 -> TOO_SLOW;
        case 413 -> TOO_LARGE;
        case 415 -> WRONG_TYPE;
        case 414, 431 -> HEADERS;
        case 503 -> UNAVAILABLE;
        case 501, 505 -> MALFORMED;
        default -> status < 500 ? MALFORMED : DEFECT;
      };
    }
  }

  private final Kind kind;
  private final transient Optional<String> help;
  private final transient List<Diagnostic> diagnostics;
  private final transient Map<String, String> headers;

  private Problem(
      Kind kind,
      String detail,
      Optional<String> help,
      List<Diagnostic> diagnostics,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.kind = kind;
    this.help = help;
    this.diagnostics = List.copyOf(diagnostics);
    this.headers = Map.copyOf(headers);
  }

  /**
   * @param detail what is wrong, in the grammar of diagnostics
   * @param help what to do about it
   */
  Problem(Kind kind, String detail, String help) {
    this(kind, detail, Optional.of(help), List.of(), Map.of());
  }

  /** A problem that a status says all about. */
  static Problem of(int status) {
    Kind kind = Kind.of(status);
    return new Problem(kind, "", Optional.empty(), List.of(), Map.of());
  }

  /** What is wrong with a manifest, with names or with a question. */
  static Problem of(List<Diagnostic> diagnostics) {
    String detail =
        diagnostics.size() == 1
            ? diagnostics.get(0).message()
            : diagnostics.size() + " things are wrong";
    return new Problem(Kind.INVALID, detail, Optional.empty(), diagnostics, Map.of());
  }

  /** The same with a header of the answer. */
  Problem with(String name, String value) {
    return new Problem(kind, detail(), help, diagnostics, Map.of(name, value));
  }

  Kind kind() {
    return kind;
  }

  /** Headers that the answer must have. */
  Map<String, String> headers() {
    return headers;
  }

  private String detail() {
    return String.valueOf(getMessage());
  }

  /** The problem document. */
  byte[] bytes() {
    Json.Builder json =
        new Json.Builder()
            .put("type", "urn:avow:problem:" + kind.word)
            .put("title", kind.title)
            .put("status", kind.status)
            .putIf("detail", Optional.of(detail()).filter(text -> !text.isEmpty()))
            .putIf("help", help);
    if (!diagnostics.isEmpty()) {
      json.put("diagnostics", DiagnosticReport.elements(diagnostics))
          .put("text", DiagnosticReport.text(diagnostics));
    }
    return CanonicalJson.bytes(json.build());
  }
}
