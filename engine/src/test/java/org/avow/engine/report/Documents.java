package org.avow.engine.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.avow.engine.verdict.document.InvalidVerdictException;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * Verdict documents as reports get them: bytes that were kept, and stay what they are when newer
 * engines write more.
 */
public final class Documents {
  private static final Path DECEMBER = Path.of("src/test/resources/report/december.verdict.json");
  private static final String WAIVER =
      "\"waivers\":[{\"approvers\":[\"bea\",\"cem\"],\"expiry\":\"2015-03-01T00:00:00Z\","
          + "\"id\":\"w-1\",\"matched\":1,\"reason\":\"moves in January\","
          + "\"requested_by\":\"ada\",\"rule\":\"residency/in-norway\","
          + "\"start\":\"2014-12-01T00:00:00Z\",\"state\":\"active\",\"ticket\":\"T-1\"}],";

  private Documents() {}

  /** The sample's text. */
  public static String text() {
    try {
      return Files.readString(DECEMBER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample. */
  public static VerdictDocument december() {
    return read(text());
  }

  /** The sample with a waiver on the one store that stands abroad. */
  public static VerdictDocument waived() {
    return read(
        text()
            .replaceFirst("\\{\"as_of\"", "{" + WAIVER + "\"as_of\"")
            .replaceFirst(
                "(\"reasons\":\\[\"violated\"\\],\"subject\":\\{\"key\":\\[\\{[^}]*riga-2\"\\}\\],"
                    + "\"kind\":\"fact\",\"type\":\"store\"\\},)",
                "$1\"waived\":\"w-1\","));
  }

  /** The sample in which every free text ends in the given words, which are JSON text. */
  public static VerdictDocument hostile(String words) {
    return read(
        text()
            .replaceAll(
                "(\"(?:title|quote|because|message|fix|value|collect|path|file|expression|pointer"
                    + "|promised_by|stream|id|rule)\":\"[^\"]*)\"",
                "$1" + words.replace("\\", "\\\\").replace("$", "\\$") + "\""));
  }

  /** A document from its text. */
  public static VerdictDocument read(String text) {
    try {
      return VerdictDocument.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidVerdictException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
