package org.avow.engine.verdict;

import java.util.Locale;

/** Why a clause is inconclusive although no rule that keeps it is (semantics 6.2). */
public enum ClauseReason {
  /** No policy keeps it. */
  NO_POLICY,
  /** The profile, or what was chosen on the command line, leaves out a rule that keeps it. */
  NOT_SELECTED;

  /** As written in verdicts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
