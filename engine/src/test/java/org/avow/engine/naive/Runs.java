package org.avow.engine.naive;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/** The runs of failing judgements (6.7). */
record Runs(Optional<Long> since, Optional<Long> keptSince) {

  static Runs of(NaiveReport report, List<Finding> findings) {
    if (report.rule().judged().isEmpty()) {
      Optional<Long> late = findings.stream().flatMap(f -> f.lateSince().stream()).findFirst();
      return new Runs(ofEvents(report), late);
    }
    boolean state = report.rule().judged().get().type().isState();
    return state ? ofStates(report) : new Runs(ofEvents(report), Optional.empty());
  }

  /** Judgements at instants: those of one instant are one, their worst. */
  private static Optional<Long> ofEvents(NaiveReport report) {
    TreeMap<Long, Outcome> worst = new TreeMap<>();
    for (NaiveReport.Verdict verdict : report.verdicts()) {
      if (verdict.scope().isTrue()) {
        worst.merge(verdict.span().first(), verdict.outcome(), Outcome::worst);
      }
    }
    Optional<Long> since = Optional.empty();
    boolean failing = false;
    for (var each : worst.entrySet()) {
      boolean fails = each.getValue() == Outcome.FAIL;
      since = fails && !failing ? Optional.of(each.getKey()) : since;
      failing = fails;
    }
    return since;
  }

  /** Judgements over the time in which an observation holds: a run is an unbroken stretch. */
  private static Runs ofStates(NaiveReport report) {
    TimeSet failing = TimeSet.EMPTY;
    TimeSet doubtful = report.missing();
    for (NaiveReport.Verdict verdict : report.verdicts()) {
      if (verdict.outcome() == Outcome.FAIL && verdict.scope() == Truth.TRUE) {
        failing = failing.union(verdict.span());
      } else if (verdict.outcome() != Outcome.PASS && verdict.scope().isTrue()) {
        doubtful = doubtful.union(verdict.span());
      }
    }
    if (failing.isEmpty()) {
      return new Runs(Optional.empty(), Optional.empty());
    }
    List<TimeSet.Stretch> runs = failing.stretches();
    long end = failing.end();
    TimeSet after = TimeSet.between(end, Long.MAX_VALUE);
    boolean kept =
        !report.window().intersect(after).isEmpty() && doubtful.intersect(after).isEmpty();
    return new Runs(
        Optional.of(runs.get(runs.size() - 1).from()), kept ? Optional.of(end) : Optional.empty());
  }
}
