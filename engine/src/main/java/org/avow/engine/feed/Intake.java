package org.avow.engine.feed;

import java.util.List;
import java.util.Set;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;

/**
 * Takes facts while evidence is read, so that nobody has to keep them all.
 *
 * @param <B> what becomes of some facts that were read together
 */
public interface Intake<B> {

  /** Whether facts of the type are handed over here, rather than kept with the evidence. */
  boolean takes(FactType type);

  /** The slots that are looked at in every fact of the type. */
  Set<Integer> reads(FactType type);

  /**
   * Looks at facts. Any thread may call it, several at a time; the columns are used no more when it
   * returns.
   */
  B look(Batch batch);

  /** Takes what came of it: one after the other, in the order of the evidence. */
  void take(B looked);

  /** Looks at whole facts, and takes what comes of it. */
  default void takeFacts(List<Fact> facts) {
    take(look(Batch.of(facts)));
  }
}
