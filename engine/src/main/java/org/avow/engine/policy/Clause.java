package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Span;

/**
 * A clause of a {@code commitments:} document: one promise in its own words. Immutable.
 *
 * @param quote one contiguous span of the source, white space folded
 * @param occurrence which of several equal spans, from 1
 * @param mapsTo articles of laws it corresponds to
 * @param due first instant after the due day, in nanoseconds since 1970
 * @param dueText the due date as written
 * @param unchecked why it cannot be checked; empty if it can
 * @param span the clause in its document
 */
public record Clause(
    String id,
    String quote,
    int occurrence,
    List<String> mapsTo,
    Optional<Long> due,
    Optional<String> dueText,
    Optional<String> unchecked,
    Span span) {
  public Clause {
    mapsTo = List.copyOf(mapsTo);
  }

  /** Whether a policy can keep it. */
  public boolean checkable() {
    return unchecked.isEmpty();
  }
}
