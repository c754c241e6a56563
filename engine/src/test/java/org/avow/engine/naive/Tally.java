package org.avow.engine.naive;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.avow.engine.policy.Outcome;

/** How many outcomes there were, and how many were needless doubt or needless waiting (9.4). */
final class Tally {
  private final Map<Outcome, Integer> rules = new EnumMap<>(Outcome.class);
  private int worlds;
  private int doubtfulWorlds;
  private int needlessWorlds;
  private int needlessDoubt;
  private int deliberateDoubt;
  private int needlessWaiting;

  void decided(NaiveReport report) {
    rules.merge(report.outcome(), 1, Integer::sum);
  }

  /** Notes the outcomes that completions of an undecided rule had. */
  void undecided(NaiveReport report, Set<Outcome> seen) {
    decided(report);
    boolean fails = seen.contains(Outcome.FAIL);
    boolean holds = seen.contains(Outcome.PASS) || seen.contains(Outcome.NOT_APPLICABLE);
    if (report.outcome() == Outcome.PENDING) {
      needlessWaiting += fails && holds ? 0 : 1;
    } else if (seen.size() == 1) {
      needlessDoubt++;
      deliberateDoubt += report.onlyRuleLevel() ? 1 : 0;
    }
  }

  void world(boolean doubt, boolean needless) {
    worlds++;
    doubtfulWorlds += doubt ? 1 : 0;
    needlessWorlds += needless ? 1 : 0;
  }

  @Override
  public String toString() {
    return "worlds "
        + worlds
        + ", with an inconclusive rule "
        + doubtfulWorlds
        + ", of these with one of which no two completions differ "
        + needlessWorlds
        + "\nrules by outcome "
        + rules
        + "\ninconclusive rules of which no two completions differ "
        + needlessDoubt
        + " (only for want of the judged type's evidence, 3.5: "
        + deliberateDoubt
        + ")\npending rules without both a passing and a failing completion "
        + needlessWaiting;
  }
}
