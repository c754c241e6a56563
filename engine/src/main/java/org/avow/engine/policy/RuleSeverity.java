package org.avow.engine.policy;

import java.util.Locale;

/** How bad it is when a rule is broken; ordered worst first. */
public enum RuleSeverity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  /** Whether this is at least as bad as the given severity. */
  public boolean reaches(RuleSeverity threshold) {
    return compareTo(threshold) <= 0;
  }

  /** As written in documents and verdicts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
