package org.avow.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimeSetTest {
  private static final int SIZE = 12;

  @Test
  void agreesWithSetsOfPointsOnRandomSets() {
    Random random = new Random(42);
    for (int round = 0; round < 5_000; round++) {
      BitSet a = points(random);
      BitSet b = points(random);
      TimeSet x = set(a);
      TimeSet y = set(b);
      BitSet union = copy(a);
      union.or(b);
      BitSet both = copy(a);
      both.and(b);
      BitSet minus = copy(a);
      minus.andNot(b);

      assertThat(x.union(y)).isEqualTo(set(union));
      assertThat(x.intersect(y)).isEqualTo(set(both));
      assertThat(x.minus(y)).isEqualTo(set(minus));
      assertThat(x.isEmpty()).isEqualTo(a.isEmpty());
      for (int i = 0; i < SIZE; i++) {
        assertThat(x.contains(i)).isEqualTo(a.get(i));
      }
    }
  }

  @Test
  void reachesFromEverToForEver() {
    TimeSet hole = TimeSet.ALWAYS.minus(TimeSet.between(3, 5));

    assertThat(hole.stretches())
        .containsExactly(
            new TimeSet.Stretch(Long.MIN_VALUE, 3), new TimeSet.Stretch(5, Long.MAX_VALUE));
    assertThat(hole.union(TimeSet.through(3, 4))).isEqualTo(TimeSet.ALWAYS);
    assertThat(TimeSet.ALWAYS.minus(TimeSet.ALWAYS)).isEqualTo(TimeSet.EMPTY);
    assertThat(TimeSet.between(5, 5)).isEqualTo(TimeSet.EMPTY);
  }

  private static BitSet points(Random random) {
    BitSet points = new BitSet();
    for (int i = 0; i < SIZE; i++) {
      points.set(i, random.nextBoolean());
    }
    return points;
  }

  private static BitSet copy(BitSet points) {
    return (BitSet) points.clone();
  }

  private static TimeSet set(BitSet points) {
    TimeSet set = TimeSet.EMPTY;
    for (int i = points.nextSetBit(0); i >= 0; i = points.nextSetBit(i + 1)) {
      set = set.union(TimeSet.between(i, i + 1));
    }
    return set;
  }
}
