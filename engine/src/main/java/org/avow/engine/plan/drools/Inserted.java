package org.avow.engine.plan.drools;

import java.util.List;

/**
 * A fact in a session, with what the leaves of its lane do in this evaluation. Immutable. Drools
 * sees it without types; {@link LaneSessions} alone makes it, so all facts of a session agree.
 *
 * @param fact what is judged
 * @param leaves the leaves of the lane, by number
 */
record Inserted<J, R>(J fact, List<LeafRule<J, R>> leaves) {

  private LeafRule.Relating<J, ?, R> relating(int leaf) {
    return (LeafRule.Relating<J, ?, R>) leaves.get(leaf);
  }

  boolean concerns(int leaf) {
    return relating(leaf).concerns().test(fact);
  }

  Iterable<?> candidates(int leaf) {
    return relating(leaf).candidates().apply(fact);
  }

  R outcome(int leaf, List<?> matches) {
    return outcome(relating(leaf), matches);
  }

  @SuppressWarnings("unchecked") // the matches are the candidates that this same leaf gave
  private <M> R outcome(LeafRule.Relating<J, M, R> leaf, List<?> matches) {
    return leaf.outcome().apply(fact, (List<M>) matches);
  }

  Tally<J, R> tally(int leaf) {
    return ((LeafRule.Single<J, R>) leaves.get(leaf)).tally().get();
  }
}
