package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.Span;

/**
 * A {@code commitments:} document. Immutable.
 *
 * @param source the published text, if one is named; its digest was checked
 */
public record Commitments(
    String id, String title, Optional<Source> source, List<Clause> clauses, Span span) {
  public Commitments {
    clauses = List.copyOf(clauses);
  }

  /**
   * The text that the clauses quote.
   *
   * @param file relative to the document
   * @param digest of its bytes
   */
  public record Source(String file, Sha256 digest) {}
}
