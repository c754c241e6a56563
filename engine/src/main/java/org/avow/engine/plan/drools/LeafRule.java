package org.avow.engine.plan.drools;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a leaf does as a rule of Drools. Immutable; the functions are the evaluator's.
 *
 * @param <J> what is judged: the facts of a session
 * @param <R> what comes out
 */
public sealed interface LeafRule<J, R> {

  /** Names the rule in its lane; unique there. */
  String id();

  /**
   * Looks at judged facts alone: one accumulate over those of the session.
   *
   * @param tally starts counting; what was counted comes out once a session
   */
  record Single<J, R>(String id, Supplier<Tally<J, R>> tally) implements LeafRule<J, R> {}

  /**
   * Looks at the candidates of each judged fact: one accumulate a judged fact.
   *
   * @param concerns whether the rule looks at a fact at all
   * @param candidates those that match, in an order and as far as the form needs them; asked for
   *     once a judged fact
   * @param outcome what follows, for a judged fact and what matches
   * @param <M> a candidate that matches
   */
  record Relating<J, M, R>(
      String id,
      Predicate<J> concerns,
      Function<J, Iterable<M>> candidates,
      BiFunction<J, List<M>, R> outcome)
      implements LeafRule<J, R> {}
}
