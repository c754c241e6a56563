package org.avow.engine.evaluate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.avow.engine.evaluate.world.WorldFixture.events;
import static org.avow.engine.evaluate.world.WorldFixture.fact;
import static org.avow.engine.evaluate.world.WorldFixture.question;
import static org.avow.engine.evaluate.world.WorldFixture.stream;
import static org.avow.engine.evaluate.world.WorldFixture.type;
import static org.avow.engine.evaluate.world.WorldFixture.unreadable;
import static org.avow.engine.evaluate.world.WorldFixture.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class NeighboursTest {
  private static final int NEXT = 5;
  private static final int PREVIOUS = 6;
  private static final Stream LOG = stream("log");
  private static final FactType EVENT = type(FactType.Kind.EVENT, false, LOG);
  private static final TimeSet COVERED = TimeSet.between(Long.MIN_VALUE, 100);

  private static List<Fact> derived(TimeSet covered, Fact... facts) {
    return world(EVENT, question(100, 31), events("a", EVENT, Optional.of(LOG), covered, facts))
        .facts(EVENT);
  }

  @Test
  @DisplayName(
      "4.10 the next strictly later fact of the same key, absent if there is certainly none")
  void certain() {
    List<Fact> facts =
        derived(
            COVERED,
            fact(EVENT, "a", 1, Moment.at(10), "-", "k"),
            fact(EVENT, "a", 2, Moment.at(10), "-", "k"),
            fact(EVENT, "a", 3, Moment.at(15), "-", "other"),
            fact(EVENT, "a", 4, Moment.at(20), "-", "k"));

    assertThat(facts)
        .extracting(f -> f.get(NEXT))
        .containsExactly(Moment.at(20), Moment.at(20), Value.Absent.ABSENT, Value.Absent.ABSENT);
    assertThat(facts)
        .extracting(f -> f.get(PREVIOUS))
        .containsExactly(
            Value.Absent.ABSENT, Value.Absent.ABSENT, Value.Absent.ABSENT, Moment.at(10));
  }

  @Test
  @DisplayName("4.10 an interval where a possible fact or Missing lies between")
  void uncertain() {
    assertThat(
            derived(
                    TimeSet.between(Long.MIN_VALUE, 12).union(TimeSet.between(14, 100)),
                    fact(EVENT, "a", 1, Moment.at(10), "-", "k"),
                    fact(EVENT, "a", 2, Moment.at(20), "-", "k"))
                .get(0)
                .get(NEXT))
        .isEqualTo(new Moment(12, 20));
    assertThat(
            derived(
                    COVERED,
                    fact(EVENT, "a", 1, Moment.at(10), "-", "k"),
                    fact(EVENT, "a", 2, Moment.at(20), "-", "?"))
                .get(0)
                .get(NEXT))
        .isEqualTo(new Value.Perhaps(new Moment(20, 20)));
    assertThat(
            derived(TimeSet.between(5, 100), fact(EVENT, "a", 1, Moment.at(10), "-", "k"))
                .get(0)
                .get(PREVIOUS))
        .isEqualTo(new Value.Perhaps(new Moment(Long.MIN_VALUE, 4)));
  }

  @Test
  @DisplayName("4.10 agrees with a look at all pairs on random facts")
  void random() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      List<Fact> given = new ArrayList<>();
      int size = 1 + random.nextInt(6);
      for (int i = 0; i < size; i++) {
        long earliest = random.nextInt(12);
        Moment at = new Moment(earliest, earliest + (random.nextInt(3) == 0 ? 3 : 0));
        given.add(
            random.nextInt(8) == 0
                ? unreadable(EVENT, "a", i, at)
                : fact(EVENT, "a", i, at, "-", List.of("k", "l", "?").get(random.nextInt(3))));
      }
      for (Fact fact : derived(COVERED, given.toArray(new Fact[0]))) {
        assertThat(fact.get(NEXT))
            .describedAs("round %s, %s", round, given)
            .isEqualTo(next(fact, given));
      }
    }
  }

  private static Value next(Fact fact, List<Fact> all) {
    long lower = Long.MAX_VALUE;
    long upper = Long.MAX_VALUE;
    long farthest = Long.MIN_VALUE;
    boolean certain = false;
    for (Fact other : all) {
      Truth key = Likeness.of(fact.get(2), other.get(2)).and(doubt(fact)).and(doubt(other));
      Truth later = fact.at().isBefore(other.at());
      if (other.place().equals(fact.place()) || key.isFalse() || later.isFalse()) {
        continue;
      }
      lower = Math.min(lower, Math.max(other.at().earliest(), fact.at().earliest() + 1));
      farthest = Math.max(farthest, other.at().latest());
      if (key.and(later).isTrue()) {
        certain = true;
        upper = Math.min(upper, other.at().latest());
      }
    }
    if (lower == Long.MAX_VALUE) {
      return Value.Absent.ABSENT;
    }
    return certain
        ? new Moment(Math.min(lower, upper), upper)
        : new Value.Perhaps(new Moment(lower, Math.max(lower, farthest)));
  }

  private static Truth doubt(Fact fact) {
    return fact.doubtful() ? Truth.UNKNOWN : Truth.TRUE;
  }
}
