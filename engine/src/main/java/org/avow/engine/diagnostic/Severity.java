package org.avow.engine.diagnostic;

/** How much a {@link Diagnostic} matters: an error keeps policies from being judged. */
public enum Severity {
  /** Nothing is judged. */
  ERROR,
  /** Worth mending; judging goes on. */
  WARNING;

  /** The word shown to people. */
  public String word() {
    return this == ERROR ? "error" : "warning";
  }
}
