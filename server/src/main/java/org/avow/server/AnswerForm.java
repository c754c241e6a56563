package org.avow.server;

import io.javalin.http.Context;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.avow.engine.text.Sha256;
import org.jspecify.annotations.Nullable;

/** The forms in which a check is answered. */
enum AnswerForm {
  /** The verdict first, and the document in an envelope. */
  ENVELOPE("application/json"),
  /** The canonical verdict document alone, byte for byte. */
  DOCUMENT("application/vnd.avow.verdict+json");

  private final String mediaType;

  AnswerForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * What a client accepts: the document where it is named, else the envelope.
   *
   * @throws Problem if it accepts neither
   */
  static AnswerForm of(@Nullable String accept) {
    List<String> ranges =
        List.of(Optional.ofNullable(accept).orElse("*/*").toLowerCase(Locale.ROOT).split(",", -1))
            .stream()
            .filter(range -> !range.matches(".*;\\s*q=0(\\.0*)?\\s*"))
            .map(range -> range.split(";", 2)[0].strip())
            .toList();
    if (ranges.contains(DOCUMENT.mediaType)) {
      return DOCUMENT;
    }
    if (ranges.stream()
        .anyMatch(r -> List.of("*/*", "application/*", ENVELOPE.mediaType).contains(r))) {
      return ENVELOPE;
    }
    throw new Problem(
        Problem.Kind.NOT_ACCEPTABLE,
        "a check is answered in no form that the request accepts",
        "accept `" + ENVELOPE.mediaType + "` or `" + DOCUMENT.mediaType + "`");
  }

  /** Writes the answer. */
  void write(CheckAnswer answer, Context context) {
    byte[] document = answer.document();
    Sha256 digest = Sha256.of(document);
    context.attribute(AccessLog.VERDICT, answer.judgement().verdict().gate().word());
    context.contentType(mediaType).header("Avow-Semantics", "1");
    switch (this) {
      case ENVELOPE -> context.result(answer.envelope(document, digest));
      case DOCUMENT -> {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
        context
            .header("Content-Digest", "sha-256=:" + base64 + ":")
            .header("ETag", "\"" + digest.hex() + "\"")
            .result(document);
      }
    }
  }
}
