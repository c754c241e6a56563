package org.avow.engine.policy;

import java.util.Locale;

/** What can be said of a fact, rule, policy or clause; ordered worst first (semantics 6.1). */
public enum Outcome {
  /** Whatever the unknown turns out to be, the commitment is broken. */
  FAIL,
  /** Evidence is missing, incomplete, stale, unreadable, or lacks what decides. */
  INCONCLUSIVE,
  /** Not met yet, and there is still time. */
  PENDING,
  /** Judged, satisfied, and covered by evidence. */
  PASS,
  /** The evidence is complete and holds nothing in scope. */
  NOT_APPLICABLE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The worse of the two. */
  public Outcome worst(Outcome other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The better of the two. */
  public Outcome best(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** As written in documents and verdicts: {@code not_applicable}. */
  public String word() {
    return word;
  }
}
