package org.avow.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a body's media type says about the evidence in it. Immutable.
 *
 * @param format the decoder's name; empty if the type says too little
 * @param ending of the name of a file that holds it
 */
record EvidenceMedia(Optional<String> format, String ending) {

  /**
   * Reads a content type.
   *
   * @throws Problem if it is missing, or no type of evidence
   */
  static EvidenceMedia of(@Nullable String contentType) {
    List<String> parts = List.of(Optional.ofNullable(contentType).orElse("").split(";", -1));
    parts.stream().skip(1).forEach(EvidenceMedia::checkCharset);
    return switch (parts.get(0).strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> new EvidenceMedia(Optional.empty(), "json");
      case "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines" ->
          plain("jsonl");
      case "text/csv" -> plain("csv");
      case "application/yaml", "application/x-yaml", "text/yaml" -> plain("yaml");
      case "application/har+json" -> plain("har");
      case "application/octet-stream", "text/plain" -> new EvidenceMedia(Optional.empty(), "");
      case "" -> throw refused("the request does not say what type its body has");
      default -> throw unknown(parts.get(0));
    };
  }

  private static EvidenceMedia plain(String format) {
    return new EvidenceMedia(Optional.of(format), format);
  }

  private static void checkCharset(String parameter) {
    String[] sides = parameter.strip().toLowerCase(Locale.ROOT).split("=", 2);
    if (sides[0].equals("charset") && sides.length == 2 && !sides[1].matches("\"?utf-?8\"?")) {
      throw refused("the body is not UTF-8, as its type says");
    }
  }

  private static Problem unknown(String type) {
    if (type.contains("drl") || type.contains("drools")) {
      return policies();
    }
    return refused("the body's type is no type of evidence");
  }

  private static Problem refused(String detail) {
    return new Problem(
        Problem.Kind.WRONG_TYPE,
        detail,
        "send UTF-8 as application/json, application/x-ndjson, text/csv, application/yaml or"
            + " application/har+json, or several files as multipart/form-data");
  }

  /** Policies are what the operator loaded. */
  static Problem policies() {
    return new Problem(
        Problem.Kind.NO_POLICIES,
        "policies cannot be sent: they are what the operator loaded from disk",
        "send evidence, and name a loaded pack with `pack=`; see GET /v1/policies");
  }
}
