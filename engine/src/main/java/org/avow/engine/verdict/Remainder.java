package org.avow.engine.verdict;

import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.policy.Outcome;

/** What waivers leave of a rule for the gate to read (semantics 6.5). Mutable, for one thread. */
final class Remainder {
  private final Outcome whole;
  private Outcome unwaived;
  private long waived;

  Remainder(RuleReport report) {
    this.whole = report.outcome();
    this.unwaived = Outcome.NOT_APPLICABLE;
  }

  /** Takes one finding after the other; returns it. */
  FindingEntry add(FindingEntry finding) {
    if (finding.waived().isPresent()) {
      waived++;
    } else {
      unwaived = unwaived.worst(finding.outcome());
    }
    return finding;
  }

  /** How many findings are waived. */
  long waived() {
    return waived;
  }

  /** The worst outcome that is not waived: that of the rule, if nothing is. */
  Outcome left() {
    return waived == 0 ? whole : unwaived;
  }
}
