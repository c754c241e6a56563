package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class InstantSetTest {
  @Test
  void isWhatATreeOfThemWouldBe() {
    Random random = new Random(20_141_215);
    for (int round = 0; round < 300; round++) {
      InstantSet set = new InstantSet();
      TreeSet<Long> tree = new TreeSet<>();
      int range = 1 + random.nextInt(200);
      for (int i = random.nextInt(300); i >= 0; i--) {
        long instant = random.nextInt(range);
        set.add(instant);
        tree.add(instant);
        if (random.nextInt(50) == 0) {
          assertThat(set.firstFrom(0)).isEqualTo(tree.first());
        }
      }
      InstantSet both = new InstantSet();
      both.add(range / 2);
      both.addAll(set);
      tree.add((long) (range / 2));
      for (long instant = 0; instant < range; instant++) {
        assertThat(both.contains(instant)).isEqualTo(tree.contains(instant));
        Long ceiling = tree.ceiling(instant);
        if (ceiling != null) {
          assertThat(both.firstFrom(instant)).isEqualTo(ceiling);
        }
      }
    }
  }

  /** A million backwards is quick, which takes minutes where each is moved for each. */
  @Test
  @Timeout(30)
  void descendingOnesAreNoTrouble() {
    InstantSet set = new InstantSet();
    for (long instant = 1_000_000; instant > 0; instant--) {
      set.add(instant);
    }
    assertThat(set.firstFrom(Long.MIN_VALUE)).isEqualTo(1);
    assertThat(set.contains(999_999)).isTrue();
    assertThat(set.contains(0)).isFalse();
  }
}
