package org.avow.engine.evaluate;

import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Frame;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactRow;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Row;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/** A rule with all that it takes to judge by it: the world, W, and parameters. Immutable. */
final class Inquiry {
  private final Policy policy;
  private final Rule rule;
  private final World world;
  private final Question question;
  private final RuleWindow window;
  private final Row parameters;
  private final Optional<Evaluator> where;

  Inquiry(Policy policy, Rule rule, World world, Question question) {
    this.policy = policy;
    this.rule = rule;
    this.world = world;
    this.question = question;
    this.window = RuleWindow.of(rule, question);
    this.parameters = Parameters.of(policy, question.profile());
    this.where = rule.judged().flatMap(Rule.Judged::where).map(Lowering::lower);
  }

  Policy policy() {
    return policy;
  }

  Rule rule() {
    return rule;
  }

  World world() {
    return world;
  }

  Question question() {
    return question;
  }

  RuleWindow window() {
    return window;
  }

  Row parameters() {
    return parameters;
  }

  /** The facts that the rule may apply to, in canonical order. */
  List<Fact> facts() {
    return rule.judged().map(judged -> world.facts(judged.type())).orElse(List.of());
  }

  /** The implicit fact of a rule about the world (3.4). */
  Judged implicit() {
    Truth scope = Truth.of(!window.instants().isEmpty());
    return new Judged(0, Optional.empty(), Moment.at(question.asOf()), scope);
  }

  /** A fact as this rule judges it (3.2, 3.3). */
  Judged judged(int index, Fact fact) {
    if (!fact.type().isState()) {
      Truth scope = window.contains(fact.at()).and(world.exists(fact));
      return new Judged(index, Optional.of(fact), fact.at(), inScope(scope, fact));
    }
    TimeSet held = span(fact);
    if (held.isEmpty()) {
      return new Judged(index, Optional.of(fact), fact.at(), Truth.FALSE);
    }
    long start = window.instants().first();
    Moment at = fact.at();
    Moment instant = new Moment(Math.max(at.earliest(), start), Math.max(at.latest(), start));
    boolean certain = !world.certainValidity(fact).intersect(window.instants()).isEmpty();
    Truth scope = world.exists(fact).and(Truth.of(certain).or(Truth.UNKNOWN));
    return new Judged(index, Optional.of(fact), instant, inScope(scope, fact));
  }

  /** Whether an event is in scope, as {@link #judged} says of the whole fact. */
  Truth scope(FactRow event, Frame frame) {
    Truth lies = lies(event);
    return lies.isFalse() ? lies : lies.and(appliesIn(frame));
  }

  /** Whether an event exists and lies in W. */
  Truth lies(FactRow event) {
    Truth inside = window.contains(event.at());
    return inside.isFalse() ? inside : inside.and(world.exists(event));
  }

  /** Whether every event between two instants certainly exists and lies in W. */
  boolean liesAll(long first, long last) {
    return last < question.asOf() && window.contains(new Moment(first, last)).isTrue();
  }

  /** Whether the rule's own condition holds of a fact at which the frame stands. */
  Truth appliesIn(Frame frame) {
    return where.isPresent() ? where.get().truth(frame) : Truth.TRUE;
  }

  /** The part of W in which the observation of a state is valid. */
  TimeSet span(Fact state) {
    return world.validity(state).intersect(window.instants());
  }

  private Truth inScope(Truth exists, Fact fact) {
    return exists.isFalse() ? exists : exists.and(applies(fact));
  }

  /** Whether the rule's own condition holds of a fact. */
  Truth applies(Row fact) {
    return where
        .map(w -> w.truth(new FactFrame(fact, FactFrame.NOTHING, parameters)))
        .orElse(Truth.TRUE);
  }
}
