package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * In a source declared {@code ordered}, gives events of records that could not be read the interval
 * between their neighbours in the file, or the rotated set (semantics 2.7). Mutable, for one
 * source.
 */
final class Neighbourhood {
  private final List<Fact> facts;
  private final boolean ordered;
  private final List<Integer> waiting = new ArrayList<>();
  private long before = Long.MIN_VALUE;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  /**
   * @param facts in which the unreadable ones are replaced
   */
  Neighbourhood(List<Fact> facts, boolean ordered) {
    this.facts = facts;
    this.ordered = ordered;
  }

  /** The current record has an event at that moment. */
  void saw(Moment at) {
    if (!at.equals(Moment.ANY)) {
      earliest = Math.min(earliest, at.earliest());
      latest = Math.max(latest, at.latest());
    }
  }

  /** The fact of that index stands for a record that could not be read. */
  void unreadable(int index) {
    if (ordered) {
      waiting.add(index);
    }
  }

  /** The current record is complete. */
  void endOfRecord() {
    if (earliest <= latest) {
      settle(latest);
      before = earliest;
      earliest = Long.MAX_VALUE;
      latest = Long.MIN_VALUE;
    }
  }

  /** Files need not follow each other in time, unless they are one rotated set. */
  void endOfSet() {
    settle(Long.MAX_VALUE);
    before = Long.MIN_VALUE;
  }

  /** Where the records turn out not to be ordered, nothing is known. */
  private void settle(long after) {
    Moment between = before <= after ? new Moment(before, after) : Moment.ANY;
    for (int index : waiting) {
      Fact fact = facts.get(index);
      List<Value> slots = new ArrayList<>(fact.slots());
      slots.set(FactType.AT, between);
      facts.set(index, new Fact(fact.type(), slots, fact.place(), true));
    }
    waiting.clear();
  }
}
