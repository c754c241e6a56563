package org.avow.engine.plan.drools;

/**
 * Counts what an accumulate meets, in one session. Mutable, for one thread.
 *
 * @param <M> what it meets
 * @param <S> what was counted
 */
public interface Tally<M, S> {

  /** Counts one more. */
  void add(M item);

  /** What was counted so far. */
  S counted();
}
