package org.avow.engine.verdict.document;

import java.util.Optional;

/**
 * A document of commitments, and the published text that its clauses quote. Immutable.
 *
 * @param source name of the published text's file
 * @param sha256 its digest
 */
public record DocumentCommitments(
    String id, String title, Optional<String> source, Optional<String> sha256) {

  private record Source(String file, String sha256) {
    static Source of(MemberReader reader) throws InvalidVerdictException {
      return new Source(reader.text("file"), reader.text("sha256"));
    }
  }

  static DocumentCommitments of(MemberReader reader) throws InvalidVerdictException {
    Optional<Source> source = reader.optionalObject("source", Source::of);
    return new DocumentCommitments(
        reader.text("id"),
        reader.text("title"),
        source.map(Source::file),
        source.map(Source::sha256));
  }
}
