package org.avow.engine.naive;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.value.Truth;

/** Holds a judged world against samples of its completions (9.4). */
final class CompletionCheck {
  private final Pack pack;
  private final RandomWorld.Asked asked;
  private final NaiveEvaluator.Judged judged;

  CompletionCheck(Pack pack, RandomWorld.Asked asked, NaiveEvaluator.Judged judged) {
    this.pack = pack;
    this.asked = asked;
    this.judged = judged;
  }

  /** A completion that contradicts an outcome. */
  record Contradiction(NaiveReport report, String claim, CompletedWorld completion) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(claim).append('\n');
      text.append(report.rule().span().text()).append('\n');
      completion.facts().forEach(fact -> text.append("  ").append(fact).append('\n'));
      return text.toString();
    }
  }

  /** The first contradiction among so many completions. */
  Optional<Contradiction> contradiction(int samples, long seed) {
    for (int i = 0; i < samples; i++) {
      CompletedWorld world = completion(seed + i);
      for (NaiveReport report : judged.reports()) {
        if (report.preview().isEmpty()) {
          Optional<String> claim = contradicted(report, judge(report, world));
          if (claim.isPresent()) {
            return Optional.of(new Contradiction(report, claim.get(), world));
          }
        }
      }
    }
    return Optional.empty();
  }

  private CompletedWorld completion(long seed) {
    return Completions.sample(pack.vocabulary(), judged.world(), asked.question(), seed);
  }

  private TwoValued.Result judge(NaiveReport report, CompletedWorld world) {
    NaiveRow params = NaiveEvaluator.parameters(report.policy(), asked.question().profile());
    return TwoValued.judge(world, asked.question(), report.rule(), report.window(), params);
  }

  /** The claim of the rule, or of one of its judged facts, that the completion contradicts. */
  private static Optional<String> contradicted(NaiveReport report, TwoValued.Result result) {
    boolean fails = result.outcome() == Outcome.FAIL;
    boolean good = report.outcome() == Outcome.PASS || report.outcome() == Outcome.NOT_APPLICABLE;
    if (fails && good) {
      return Optional.of("a completion of " + report.outcome() + " fails");
    }
    if (!fails && report.outcome() == Outcome.FAIL) {
      return Optional.of("a completion of FAIL is " + result.outcome());
    }
    for (NaiveReport.Verdict verdict : report.verdicts()) {
      Boolean holds = verdict.fact().map(result.holds()::get).orElse(null);
      boolean passed = verdict.outcome() == Outcome.PASS && Boolean.FALSE.equals(holds);
      boolean failed = verdict.outcome() == Outcome.FAIL && Boolean.TRUE.equals(holds);
      boolean lost =
          verdict.outcome() == Outcome.FAIL
              && verdict.scope() == Truth.TRUE
              && verdict.fact().isPresent()
              && holds == null;
      if (passed || failed || lost) {
        return Optional.of("a completion contradicts " + verdict);
      }
    }
    return Optional.empty();
  }

  /** Adds to the tally what the undecided rules of the world could still become. */
  void tally(Tally tally, int samples, long seed) {
    java.util.List<CompletedWorld> worlds = new java.util.ArrayList<>();
    for (int i = 0; i < samples; i++) {
      worlds.add(completion(seed + i));
    }
    boolean doubt = false;
    boolean needless = false;
    for (NaiveReport report : judged.reports()) {
      boolean undecided =
          report.outcome() == Outcome.INCONCLUSIVE || report.outcome() == Outcome.PENDING;
      if (undecided && report.preview().isEmpty()) {
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        worlds.forEach(world -> seen.add(judge(report, world).outcome()));
        tally.undecided(report, seen);
        doubt |= report.outcome() == Outcome.INCONCLUSIVE;
        needless |= report.outcome() == Outcome.INCONCLUSIVE && seen.size() == 1;
      } else {
        tally.decided(report);
      }
    }
    tally.world(doubt, needless);
  }
}
