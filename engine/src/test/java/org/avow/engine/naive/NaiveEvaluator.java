package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Judges every selected rule by loops over all facts (section 3). */
final class NaiveEvaluator {
  private final Question question;
  private final NaiveWorld world;

  private NaiveEvaluator(Pack pack, Evidence evidence, Question question) {
    this.question = question;
    this.world = new NaiveWorld(pack.vocabulary(), evidence, question);
  }

  /** The reports of all selected rules, in the order of policies and rules. */
  static Judged judge(Pack pack, Evidence evidence, Question question) {
    NaiveEvaluator evaluator = new NaiveEvaluator(pack, evidence, question);
    List<NaiveReport> reports = new ArrayList<>();
    for (Policy policy : pack.policies()) {
      for (Rule rule : policy.rules()) {
        if (isSelected(policy, rule, question)) {
          reports.add(evaluator.report(policy, rule));
        }
      }
    }
    return new Judged(evaluator.world, reports);
  }

  /** What was judged, and what came out. */
  record Judged(NaiveWorld world, List<NaiveReport> reports) {}

  /** 6.2, 6.8: what profile and question select. */
  private static boolean isSelected(Policy policy, Rule rule, Question question) {
    boolean byProfile =
        question.profile().policies().map(ids -> ids.contains(policy.id())).orElse(true);
    boolean byRule =
        question.rules().isEmpty()
            || question.rules().contains(rule.id())
            || question.rules().contains(policy.id() + "/" + rule.id());
    boolean byClause =
        question.clauses().isEmpty()
            || rule.keeps().stream().anyMatch(question.clauses()::contains);
    return byProfile && byRule && byClause;
  }

  private NaiveReport report(Policy policy, Rule rule) {
    NaiveRow params = parameters(policy, question.profile());
    if (!rule.effective().isEmpty() && question.asOf() <= rule.effective().first()) {
      return NaiveReport.notInForce(
          policy, rule, rule.effective().first(), judged(policy, rule, preview(rule), params));
    }
    TimeSet window = window(rule);
    if (window.isEmpty()) {
      return NaiveReport.notApplicable(policy, rule);
    }
    return judged(policy, rule, window, params);
  }

  /** 3.1: what is valid now is judged as a preview; of events, what the period holds. */
  private TimeSet preview(Rule rule) {
    boolean events = rule.judged().isPresent() && !rule.judged().get().type().isState();
    return events
        ? TimeSet.between(question.from(), Math.min(question.until(), question.asOf()))
        : point();
  }

  private TimeSet point() {
    return TimeSet.through(question.asOf(), question.asOf());
  }

  /** 3.1, 3.4, 6.3: the rule's window W. */
  private TimeSet window(Rule rule) {
    if (rule.judged().isEmpty()) {
      return point().intersect(rule.effective());
    }
    FactType type = rule.judged().get().type();
    TimeSet past = world.coverage().past(type).intersect(rule.effective());
    boolean cutToPeriod = question.periodAsked() || !rule.dueStart();
    if (type.isState() && !question.periodAsked()) {
      boolean history = rule.dueStart() && !question.profile().acceptAssumedSnapshots();
      return history ? past : past.intersect(point());
    }
    if (!cutToPeriod) {
      return past;
    }
    boolean toTheLast =
        type.isState() && question.from() <= question.asOf() && question.until() >= question.asOf();
    TimeSet period = TimeSet.between(question.from(), question.until());
    return past.intersect(toTheLast ? period.union(point()) : period);
  }

  /** The parameters of a policy under the profile. */
  static NaiveRow parameters(Policy policy, Profile profile) {
    List<Value> values = new ArrayList<>();
    policy
        .parameters()
        .forEach(
            parameter ->
                values.add(
                    profile
                        .parameters()
                        .getOrDefault(policy.id() + "." + parameter.name(), parameter.value())));
    return NaiveRow.of(values);
  }

  private NaiveReport judged(Policy policy, Rule rule, TimeSet window, NaiveRow params) {
    NaiveReport report = new NaiveReport(policy, rule, window);
    if (rule.judged().isEmpty()) {
      Judgement judgement =
          rule.require()
              .accept(new NaiveForms(world, question, null, Moment.at(question.asOf()), params));
      report.implicit(question.asOf(), judgement);
      return report;
    }
    Rule.Judged judged = rule.judged().get();
    List<NaiveReport.InScope> inScope = new ArrayList<>();
    for (NaiveFact fact : world.facts(judged.type())) {
      scope(fact, judged.where(), window, params).ifPresent(inScope::add);
    }
    new NaiveRule(world, question, rule, report, params).judge(inScope);
    return report;
  }

  /** 1.5, 3.2, 3.3: the fact's scope, if it may be judged; a state while it holds. */
  private Optional<NaiveReport.InScope> scope(
      NaiveFact fact, Optional<Expression> where, TimeSet window, NaiveRow params) {
    boolean state = fact.type().isState();
    TimeSet span =
        state
            ? world.holding(fact, true).intersect(window)
            : TimeSet.through(fact.at().earliest(), fact.at().latest());
    if (span.isEmpty()) {
      return Optional.empty();
    }
    Moment instant = state ? Moment.at(Math.max(fact.at().earliest(), window.first())) : fact.at();
    boolean surely =
        state
            ? !world.holding(fact, false).intersect(window).isEmpty()
            : span.minus(window).isEmpty();
    Truth inside =
        surely ? Truth.TRUE : span.intersect(window).isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
    Scene scene = new Scene(fact, NaiveRow.NONE, params);
    Truth truth =
        inside
            .and(world.exists(fact))
            .and(where.map(condition -> Kleene.truth(condition, scene)).orElse(Truth.TRUE));
    return truth.isFalse()
        ? Optional.empty()
        : Optional.of(new NaiveReport.InScope(fact, truth, instant, span));
  }
}
