package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.Expression;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Judges a completed world with two values (9.4). */
final class TwoValued implements Requirement.Visitor<Boolean> {
  private final CompletedWorld world;
  private final Question question;
  private final @Nullable CompletedFact judged;
  private final JudgedInstant instant;
  private final Scene scene;

  private TwoValued(
      CompletedWorld world,
      Question question,
      @Nullable CompletedFact judged,
      long instant,
      NaiveRow params) {
    this.world = world;
    this.question = question;
    this.judged = judged;
    Moment exact = Moment.at(instant);
    this.instant =
        judged == null
            ? new JudgedInstant(exact, exact, null)
            : new JudgedInstant(exact, judged.type.isState() ? exact : judged.written, judged.type);
    this.scene = new Scene(judged == null ? NaiveRow.NONE : judged, NaiveRow.NONE, params);
  }

  /**
   * What comes out.
   *
   * @param holds by fact of the judged world whether it holds, where it is in scope
   */
  record Result(Outcome outcome, Map<NaiveFact, Boolean> holds) {}

  /** Judges a rule over its window W. */
  static Result judge(
      CompletedWorld world, Question question, Rule rule, TimeSet window, NaiveRow params) {
    if (window.isEmpty()) {
      return new Result(Outcome.NOT_APPLICABLE, Map.of());
    }
    if (rule.judged().isEmpty()) {
      boolean holds =
          rule.require().accept(new TwoValued(world, question, null, question.asOf(), params));
      return new Result(holds ? Outcome.PASS : Outcome.FAIL, Map.of());
    }
    List<CompletedFact> inScope = new ArrayList<>();
    Rule.Judged judged = rule.judged().get();
    for (CompletedFact fact : world.facts(judged.type())) {
      boolean inside =
          fact.type.isState()
              ? !world.holding(fact).intersect(window).isEmpty()
              : window.contains(fact.at());
      Scene scene = new Scene(fact, NaiveRow.NONE, params);
      if (inside && judged.where().map(where -> known(where, scene)).orElse(true)) {
        inScope.add(fact);
      }
    }
    if (rule.require() instanceof Requirement.PerGroup groups) {
      return groups(inScope, groups, params);
    }
    return each(world, question, rule, window, params, inScope);
  }

  private static Result each(
      CompletedWorld world,
      Question question,
      Rule rule,
      TimeSet window,
      NaiveRow params,
      List<CompletedFact> inScope) {
    Outcome outcome = Outcome.NOT_APPLICABLE;
    Map<NaiveFact, Boolean> holds = new HashMap<>();
    for (CompletedFact fact : inScope) {
      long instant = fact.type.isState() ? Math.max(fact.at(), window.first()) : fact.at();
      boolean held = rule.require().accept(new TwoValued(world, question, fact, instant, params));
      fact.origins.forEach(origin -> holds.put(origin, held));
      outcome = outcome.worst(held ? Outcome.PASS : Outcome.FAIL);
    }
    return new Result(outcome, holds);
  }

  private static Result groups(
      List<CompletedFact> inScope, Requirement.PerGroup form, NaiveRow params) {
    Map<List<Value>, Set<Object>> groups = new LinkedHashMap<>();
    for (CompletedFact fact : inScope) {
      Scene scene = new Scene(fact, NaiveRow.NONE, params);
      List<Value> key = form.keys().stream().map(k -> Kleene.value(k, scene)).toList();
      groups.computeIfAbsent(key, k -> new HashSet<>()).add(fact.entity);
    }
    long most = integer(form.atMost(), new Scene(NaiveRow.NONE, NaiveRow.NONE, params));
    Outcome outcome = Outcome.NOT_APPLICABLE;
    for (Set<Object> group : groups.values()) {
      outcome = outcome.worst(group.size() > most ? Outcome.FAIL : Outcome.PASS);
    }
    return new Result(outcome, Map.of());
  }

  private static boolean known(Expression condition, Scene scene) {
    Truth truth = Kleene.truth(condition, scene);
    if (truth == Truth.UNKNOWN) {
      throw new IllegalStateException("unknown in a completed world: " + condition.text());
    }
    return truth.isTrue();
  }

  private static long integer(Expression expression, Scene scene) {
    return ((Value.Int) Kleene.value(expression, scene)).value();
  }

  private NaiveWindow window(Requirement.Relation form) {
    return new NaiveWindow.Layout(form, form.candidates().type(), instant, scene, question.asOf())
        .window(form.candidates().window());
  }

  private boolean matches(CompletedFact candidate, Optional<Expression> where) {
    return candidate != judged
        && where.map(condition -> known(condition, scene.with(candidate))).orElse(true);
  }

  private List<CompletedFact> candidates(Requirement.Relation form) {
    TimeSet window = window(form).widest();
    return world.facts(form.candidates().type()).stream()
        .filter(
            c ->
                c.type.isState()
                    ? !world.holding(c).intersect(window).isEmpty()
                    : window.contains(c.at()))
        .filter(c -> matches(c, form.candidates().where()))
        .toList();
  }

  @Override
  public Boolean condition(Requirement.Condition form) {
    return known(form.expression(), scene);
  }

  @Override
  public Boolean exists(Requirement.Exists form) {
    return !candidates(form).isEmpty();
  }

  @Override
  public Boolean none(Requirement.None form) {
    return candidates(form).isEmpty();
  }

  @Override
  public Boolean count(Requirement.Count form) {
    Set<Object> counted = new HashSet<>();
    for (CompletedFact candidate : candidates(form)) {
      counted.add(
          form.distinct()
              .map(distinct -> (Object) Kleene.value(distinct, scene.with(candidate)))
              .orElse(candidate.entity));
    }
    long bound = integer(form.bound(), scene);
    return form.atLeast() ? counted.size() >= bound : counted.size() <= bound;
  }

  @Override
  public Boolean latest(Requirement.Latest form) {
    return candidates(form).stream()
        .max(Comparator.comparingLong(CompletedFact::at).thenComparingLong(c -> c.rank))
        .map(last -> known(form.satisfies(), scene.with(last)))
        .orElse(form.passIfNone());
  }

  @Override
  public Boolean recurring(Requirement.Recurring form) {
    long apart = ((Value.Length) Kleene.value(form.atMostApart(), scene)).nanos();
    NaiveWindow window = window(form);
    long start = Math.max(window.start().boundLo(), question.from() - apart);
    long end = Math.min(window.end().boundLo(), Math.min(question.until(), question.asOf()));
    long previous = start;
    List<Long> instants = candidates(form).stream().map(CompletedFact::at).sorted().toList();
    for (long at : instants) {
      if (at > start && at < end) {
        if (at - previous > apart) {
          return false;
        }
        previous = at;
      }
    }
    return end - previous <= apart;
  }

  @Override
  public Boolean coded(Requirement.Coded form) {
    throw new IllegalStateException("code has no second evaluator");
  }

  @Override
  public Boolean perGroup(Requirement.PerGroup form) {
    throw new IllegalStateException("groups are judged by the rule (3.4)");
  }

  @Override
  public Boolean all(Requirement.All form) {
    return form.members().stream().allMatch(member -> member.accept(this));
  }

  @Override
  public Boolean any(Requirement.Any form) {
    return form.members().stream().anyMatch(member -> member.accept(this));
  }
}
