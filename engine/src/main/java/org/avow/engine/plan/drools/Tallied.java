package org.avow.engine.plan.drools;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a leaf counts over the facts of a session. Mutable, for one match of one session. */
final class Tallied<J, R> implements Accumulation.Into {
  private static final long serialVersionUID = 1L;
  private final int leaf;
  private transient @Nullable Tally<J, R> tally;

  Tallied(int leaf) {
    this.leaf = leaf;
  }

  @Override
  @SuppressWarnings("unchecked") // all facts of a session have the types of its LaneSessions
  public void add(Object item) {
    Inserted<J, R> inserted = (Inserted<J, R>) item;
    if (tally == null) {
      tally = inserted.tally(leaf);
    }
    tally.add(inserted.fact());
  }

  /** What was counted; nothing if there was no fact. */
  Optional<R> counted() {
    return Optional.ofNullable(tally).map(Tally::counted);
  }
}
