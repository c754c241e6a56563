package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Since when a rule is broken, or kept again (semantics 6.7). */
final class HistoryTest {

  /** Judgements as {@code FpD} at 10, 20, 30: fail, pass, doubt. */
  private static History events(String judgements) {
    History history = History.of(true, 2);
    for (int i = judgements.length() - 1; i >= 0; i--) {
      long instant = 10L * (i + 1);
      history.add(outcome(judgements.charAt(i)), instant, instant);
    }
    return history;
  }

  private static Outcome outcome(char letter) {
    return switch (letter) {
      case 'F' -> Outcome.FAIL;
      case 'p' -> Outcome.PASS;
      default -> Outcome.INCONCLUSIVE;
    };
  }

  @Test
  @DisplayName("6.7 of events, the latest run of failing judgements begins behind any other")
  void runsOfEvents() {
    assertThat(events("").since()).isEmpty();
    assertThat(events("pp").since()).isEmpty();
    assertThat(events("FFF").since()).contains(10L);
    assertThat(events("FpFF").since()).contains(30L);
    assertThat(events("FDF").since()).contains(30L);
    assertThat(events("pFFpp").since()).contains(20L);
  }

  @Test
  @DisplayName("6.7 judgements of one instant fail together")
  void oneInstant() {
    History history = events("FF");
    history.add(Outcome.PASS, 20, 20);
    assertThat(history.since()).contains(10L);
  }

  @Test
  @DisplayName("6.7 events are kept again when one passes, and nothing since is in doubt")
  void eventsKeptAgain() {
    assertThat(events("Fp").keptSince(TimeSet.EMPTY, 100)).contains(10L);
    assertThat(events("F").keptSince(TimeSet.EMPTY, 100)).isEmpty();
    assertThat(events("FDp").keptSince(TimeSet.EMPTY, 100)).isEmpty();
    assertThat(events("Fp").keptSince(TimeSet.between(50, 60), 100)).isEmpty();
    assertThat(events("Fp").keptSince(TimeSet.between(0, 5), 100)).contains(10L);
  }

  @Test
  @DisplayName("6.7 of states, runs are stretches of validity, whatever passes beside them")
  void states() {
    History history = History.of(false, 2);
    history.add(Outcome.FAIL, 10, 19);
    history.add(Outcome.FAIL, 20, 29);
    history.add(Outcome.PASS, 15, 99);
    assertThat(history.since()).contains(10L);
    assertThat(history.keptSince(TimeSet.EMPTY, 100)).contains(30L);
    assertThat(history.keptSince(TimeSet.EMPTY, 30)).isEqualTo(Optional.empty());
    history.add(Outcome.FAIL, 50, 99);
    assertThat(history.since()).contains(50L);
    assertThat(history.keptSince(TimeSet.EMPTY, 100)).isEmpty();
  }

  @Test
  @DisplayName("6.7 few remembered judgements are enough, or known not to be, in any order")
  void fewRemembered() {
    for (long seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<History> few = List.of(new PointHistory(3), new PointHistory(3), new PointHistory(3));
      History all = new PointHistory(Integer.MAX_VALUE);
      TreeSet<Long> fails = new TreeSet<>();
      TreeSet<Long> others = new TreeSet<>();
      for (int i = random.nextInt(60); i > 0; i--) {
        long instant = random.nextLong(40) + (i % 2 == 0 ? i : 0);
        Outcome outcome = random.nextInt(4) == 0 ? Outcome.FAIL : Outcome.PASS;
        (outcome == Outcome.FAIL ? fails : others).add(instant);
        few.get(random.nextInt(3)).add(outcome, instant, instant);
        all.add(outcome, instant, instant);
      }
      History merged = new PointHistory(3);
      few.forEach(merged::absorb);
      others.removeAll(fails);
      Optional<Long> since = Optional.empty();
      if (!fails.isEmpty()) {
        Long broken = others.lower(fails.last());
        since = Optional.of(broken == null ? fails.first() : fails.higher(broken));
      }
      assertThat(all.since()).isEqualTo(since);
      assertThat(all.uncertain()).isFalse();
      if (!merged.uncertain()) {
        assertThat(merged.since()).as("seed %s", seed).isEqualTo(since);
      }
      assertThat(merged.keptSince(TimeSet.EMPTY, 1_000))
          .isEqualTo(all.keptSince(TimeSet.EMPTY, 1_000));
    }
  }
}
