package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.plan.drools.Tally;

/** The matches of one judged fact, as a session finds them. Mutable, for one thread. */
final class Matches implements Tally<Match, Matches> {
  private final List<Match> found = new ArrayList<>(4);

  @Override
  public void add(Match match) {
    found.add(match);
  }

  @Override
  public Matches counted() {
    return this;
  }

  List<Match> found() {
    return found;
  }
}
