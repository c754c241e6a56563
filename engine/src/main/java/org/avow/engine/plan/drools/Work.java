package org.avow.engine.plan.drools;

import java.util.concurrent.atomic.LongAdder;

/**
 * What sessions had to do in this process, for those who watch that it stays little. Immutable.
 *
 * @param sessions how many were opened
 * @param facts how many judged facts were put into them; a block of records is one
 * @param evaluations how often a leaf met a judged fact
 */
public record Work(long sessions, long facts, long evaluations) {
  private static final LongAdder SESSIONS = new LongAdder();
  private static final LongAdder FACTS = new LongAdder();
  private static final LongAdder EVALUATIONS = new LongAdder();

  /** Everything that was done so far, by all threads. */
  public static Work done() {
    return new Work(SESSIONS.sum(), FACTS.sum(), EVALUATIONS.sum());
  }

  /** What was done since. */
  public Work since(Work earlier) {
    return new Work(
        sessions - earlier.sessions, facts - earlier.facts, evaluations - earlier.evaluations);
  }

  static void add(int facts, int leaves) {
    SESSIONS.increment();
    FACTS.add(facts);
    EVALUATIONS.add((long) facts * leaves);
  }
}
