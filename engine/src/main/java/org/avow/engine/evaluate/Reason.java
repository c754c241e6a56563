package org.avow.engine.evaluate;

import java.util.Locale;

/** Why an outcome is not a pass; a closed list, in the order in which reports name them. */
public enum Reason {
  /** The requirement is certainly not met. */
  VIOLATED,
  /** Evidence does not cover the time that is needed. */
  MISSING,
  /** There was a snapshot, but none is valid any more. */
  STALE,
  /** The only evidence is declared, and the profile does not accept that. */
  DECLARED_ONLY,
  /** Two facts at one instant contradict each other, and nothing orders them. */
  TIE,
  /** A field that decides is unknown. */
  UNKNOWN,
  /** A fact that may or may not match would decide. */
  POSSIBLE,
  /** A record that could not be read may be what decides. */
  UNREADABLE,
  /** It is unknown whether the rule applies to the fact. */
  SCOPE_UNKNOWN,
  /** There is still time. */
  NOT_YET_DUE,
  /** The rule is not in force yet. */
  NOT_IN_FORCE,
  /** Too many facts with unknown keys to look at each (semantics 9.2). */
  TOO_MANY_UNKNOWN_KEYS,
  /** It was met, but too late. */
  LATE,
  /** Code never reported on any fact. */
  NOTHING_REPORTED,
  /** Code threw, changed facts, or found no end. */
  CODE_FAILED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As written in verdicts and tests: {@code declared_only}. */
  public String word() {
    return word;
  }
}
