package org.avow.cli;

import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.document.VerdictDocument;

/** How the command ends; the same for every subcommand and format. */
enum ExitCode {
  /** The gate passes. */
  PASS(0),
  /** A commitment is broken, or a policy's test failed. */
  BROKEN(1),
  /** Nothing is broken, but not everything is proved, and that blocks. */
  UNPROVED(2),
  /** Policies, manifest or arguments are wrong; nothing was judged. */
  INVALID(3),
  /** The manifest cannot be read, or output cannot be written. */
  UNREADABLE(4),
  /** A defect of Avow. */
  DEFECT(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** As it was when the verdict was reached. */
  static ExitCode of(VerdictDocument verdict) {
    if (verdict.gate() == Gate.PASS) {
      return PASS;
    }
    return verdict.broken() ? BROKEN : UNPROVED;
  }
}
