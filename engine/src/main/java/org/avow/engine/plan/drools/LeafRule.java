package org.avow.engine.plan.drools;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A leaf as a rule of Drools. Immutable; what its functions do is the evaluator's.
 *
 * @param <J> what is judged: the facts of a session
 * @param <R> what comes out
 */
public sealed interface LeafRule<J, R> {

  /** Names the rule in its lane; unique there. */
  String id();

  /** Whether the rule looks at a fact at all. */
  Predicate<J> concerns();

  /**
   * Looks at judged facts alone: one accumulate over those of the session.
   *
   * @param tally starts counting; fires once a session
   */
  record Single<J, R>(String id, Predicate<J> concerns, Supplier<Tally<J, R>> tally)
      implements LeafRule<J, R> {}

  /**
   * Looks at the candidates of each judged fact: one accumulate a judged fact.
   *
   * @param candidates those that may match, in an order and as far as the form needs them; asked
   *     for once a judged fact
   * @param tally starts counting the candidates of a judged fact
   * @param outcome what follows, for a judged fact and what was counted
   * @param <M> a candidate
   * @param <S> what was counted
   */
  record Relating<J, M, S, R>(
      String id,
      Predicate<J> concerns,
      Class<M> candidate,
      Function<J, ? extends Iterable<M>> candidates,
      Supplier<? extends Tally<M, S>> tally,
      Class<S> counted,
      BiFunction<J, S, R> outcome)
      implements LeafRule<J, R> {}
}
