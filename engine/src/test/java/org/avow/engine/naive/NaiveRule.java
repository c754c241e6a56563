package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Judges the facts in scope of one rule with `for` (3.3 to 3.5). */
final class NaiveRule {
  private final NaiveWorld world;
  private final Question question;
  private final Rule rule;
  private final NaiveReport report;
  private final NaiveRow params;
  private final FactType type;
  private final TimeSet window;

  NaiveRule(NaiveWorld world, Question question, Rule rule, NaiveReport report, NaiveRow params) {
    this.world = world;
    this.question = question;
    this.rule = rule;
    this.report = report;
    this.params = params;
    this.type = rule.judged().orElseThrow().type();
    this.window = report.window();
  }

  void judge(List<NaiveReport.InScope> inScope) {
    if (rule.require() instanceof Requirement.PerGroup groups) {
      groups(inScope, groups);
      inScope.forEach(report::inScope);
    } else {
      inScope.forEach(this::judge);
    }
    coverage();
  }

  /** 3.3: where the scope is unknown, `fail` becomes `inconclusive`. */
  private void judge(NaiveReport.InScope scoped) {
    Judgement judgement =
        rule.require()
            .accept(new NaiveForms(world, question, scoped.fact(), scoped.instant(), params));
    if (scoped.scope() == Truth.UNKNOWN && judgement.outcome() == Outcome.FAIL) {
      judgement = Judgement.of(Outcome.INCONCLUSIVE, Reason.SCOPE_UNKNOWN);
    }
    report.fact(scoped, judgement);
  }

  /** 3.2, 3.5: a rule-level entry for missing evidence of the judged type. */
  private void coverage() {
    report.missing(world.coverage().missing(type, window, this::counts));
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    reasons.addAll(coverageReasons());
    reasons.addAll(world.coverage().notSupplied(type, window));
    if (!reasons.isEmpty()) {
      report.ruleLevel(Outcome.INCONCLUSIVE, reasons);
    }
  }

  private Set<Reason> coverageReasons() {
    return world.coverage().reasons(type, window, this::counts);
  }

  /** 2.6: whether a fact of which only the stream's scope is known could be in the rule's scope. */
  private boolean counts(Stream stream) {
    Scene scene = new Scene(world.phantom(type, stream), NaiveRow.NONE, params);
    return rule.judged()
        .orElseThrow()
        .where()
        .map(where -> !Kleene.truth(where, scene).isFalse())
        .orElse(true);
  }

  /** 3.4: groups of the judged facts. */
  private void groups(List<NaiveReport.InScope> inScope, Requirement.PerGroup form) {
    Map<List<Value>, List<NaiveReport.InScope>> groups = new LinkedHashMap<>();
    List<NaiveReport.InScope> keyless = new ArrayList<>();
    for (NaiveReport.InScope scoped : inScope) {
      List<Value> key = key(scoped.fact(), form.keys());
      if (key.stream().allMatch(Counting::isKnown)) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(scoped);
      } else {
        keyless.add(scoped);
      }
    }
    groups.forEach((key, members) -> group(key, members, keyless, form));
    if (!keyless.isEmpty()) {
      group(key(keyless.get(0).fact(), form.keys()), List.of(), keyless, form);
    }
  }

  private List<Value> key(NaiveFact fact, List<Expression> keys) {
    return keys.stream()
        .map(key -> Kleene.value(key, new Scene(fact, NaiveRow.NONE, params)))
        .toList();
  }

  private void group(
      List<Value> key,
      List<NaiveReport.InScope> members,
      List<NaiveReport.InScope> keyless,
      Requirement.PerGroup form) {
    List<NaiveFact> certain = new ArrayList<>();
    List<NaiveFact> possible = new ArrayList<>();
    for (NaiveReport.InScope member : members) {
      (member.scope().isTrue() ? certain : possible).add(member.fact());
    }
    keyless.forEach(member -> possible.add(member.fact()));
    Counting counting = Counting.plain(certain, possible);
    long lo = counting.least();
    Set<Reason> reasons = EnumSet.copyOf(coverageReasons());
    long hi = reasons.isEmpty() ? counting.most() : Long.MAX_VALUE;
    Scene scene = new Scene(NaiveRow.NONE, NaiveRow.NONE, params);
    long n =
        Kleene.value(form.atMost(), scene) instanceof Value.Int bound
            ? bound.value()
            : Long.MAX_VALUE;
    Judgement judgement =
        lo > n
            ? Judgement.fail()
            : hi > n ? Judgement.of(Outcome.INCONCLUSIVE, reasons) : Judgement.pass();
    NaiveFact first = (members.isEmpty() ? keyless : members).get(0).fact();
    report.group(
        new Finding.OfGroup(key, java.util.Objects.requireNonNull(first.origin())),
        members.isEmpty() ? keyless : members,
        judgement.counting(lo, hi));
  }
}
