package org.avow.engine.naive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;

/** The runs of failing judgements (6.7). The judgements of one instant are one: their worst. */
record Runs(Optional<Long> since, Optional<Long> keptSince) {

  static Runs of(Rule rule, List<NaiveReport.Verdict> verdicts, List<Finding> findings) {
    TreeMap<Long, Outcome> worst = new TreeMap<>();
    for (NaiveReport.Verdict verdict : verdicts) {
      worst.merge(verdict.span().first(), verdict.outcome(), Outcome::worst);
    }
    Optional<Long> since = Optional.empty();
    Optional<Long> lastFailing = Optional.empty();
    boolean failing = false;
    for (Map.Entry<Long, Outcome> each : worst.entrySet()) {
      boolean fails = each.getValue() == Outcome.FAIL;
      since = fails && !failing ? Optional.of(each.getKey()) : since;
      lastFailing = fails ? Optional.of(each.getKey()) : lastFailing;
      failing = fails;
    }
    if (rule.judged().isEmpty()) {
      return new Runs(since, findings.stream().flatMap(f -> f.lateSince().stream()).findFirst());
    }
    boolean kept =
        lastFailing.isPresent()
            && !worst.tailMap(lastFailing.get(), false).isEmpty()
            && worst.tailMap(lastFailing.get(), false).values().stream()
                .allMatch(outcome -> outcome == Outcome.PASS);
    boolean state = rule.judged().get().type().isState();
    long end = Long.MIN_VALUE;
    for (NaiveReport.Verdict verdict : verdicts) {
      if (verdict.outcome() == Outcome.FAIL) {
        end = Math.max(end, state ? verdict.span().end() : verdict.span().end() - 1);
      }
    }
    return new Runs(since, kept ? Optional.of(end) : Optional.empty());
  }
}
