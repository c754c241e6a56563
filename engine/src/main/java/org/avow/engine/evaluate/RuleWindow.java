package org.avow.engine.evaluate;

import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/**
 * The window W of a rule (semantics 3.1, 3.4, 6.3). Immutable.
 *
 * @param force whether the rule is in force
 * @param instants W; of a rule not yet in force that of its preview: what is valid now, and of
 *     events what the period holds
 */
record RuleWindow(Force force, TimeSet instants) {

  /** Whether a rule is in force. */
  enum Force {
    /** It is, or was. */
    IN_FORCE,
    /** Not before or at the as-of instant. */
    NOT_YET,
    /** At no instant that is asked about. */
    NEVER
  }

  static RuleWindow of(Rule rule, Question question) {
    long asOf = question.asOf();
    TimeSet point = TimeSet.through(asOf, asOf);
    TimeSet effective = rule.effective();
    boolean events = rule.judged().map(judged -> !judged.type().isState()).orElse(false);
    if (effective.isEmpty()) {
      return new RuleWindow(Force.NEVER, TimeSet.EMPTY);
    }
    if (asOf <= effective.first()) {
      return new RuleWindow(Force.NOT_YET, events ? eventsBefore(asOf, period(question)) : point);
    }
    TimeSet window = effective.intersect(asked(rule, question, events));
    return new RuleWindow(window.isEmpty() ? Force.NEVER : Force.IN_FORCE, window);
  }

  /** W but for {@code effective}. */
  private static TimeSet asked(Rule rule, Question question, boolean events) {
    long asOf = question.asOf();
    TimeSet period = question.periodAsked() || !rule.dueStart() ? period(question) : TimeSet.ALWAYS;
    if (events) {
      return eventsBefore(asOf, period);
    }
    TimeSet point = TimeSet.through(asOf, asOf);
    boolean dueCounts = rule.dueStart() && !question.profile().acceptAssumedSnapshots();
    if (rule.judged().isEmpty() || (!question.periodAsked() && !dueCounts)) {
      return point;
    }
    // Of states the past includes the as-of instant; a period that ends there does, too (2.6).
    TimeSet whole = question.until() == asOf ? period.union(point) : period;
    return whole.intersect(TimeSet.through(Long.MIN_VALUE, asOf));
  }

  private static TimeSet period(Question question) {
    return TimeSet.between(question.from(), question.until());
  }

  private static TimeSet eventsBefore(long asOf, TimeSet period) {
    return period.intersect(TimeSet.between(Long.MIN_VALUE, asOf));
  }

  /** Whether an instant lies in W. */
  Truth contains(Moment instant) {
    return instants.contains(instant);
  }
}
