package org.avow.engine.plan.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of both shapes, side by side in one rule base. */
final class LaneSessionsTest {

  /** Adds up. */
  private static final class Sum implements Tally<Integer, Long> {
    private long sum;

    @Override
    public void add(Integer item) {
      sum += item;
    }

    @Override
    public Long counted() {
      return sum;
    }
  }

  /** Says what was added up. */
  private static final class Said implements Tally<Integer, String> {
    private final String name;
    private long sum;

    Said(String name) {
      this.name = name;
    }

    @Override
    public void add(Integer item) {
      sum += item;
    }

    @Override
    public String counted() {
      return name + " " + sum;
    }
  }

  private static LeafRule<Integer, String> relating(String id, int least, int step) {
    return new LeafRule.Relating<>(
        id,
        n -> n >= least,
        Integer.class,
        n -> IntStream.range(0, n).map(i -> i * step).boxed().toList(),
        Sum::new,
        Long.class,
        (n, sum) -> id + " of " + n + " is " + sum);
  }

  @Test
  void leavesOfALaneDoNotDisturbOneAnother() {
    LaneSessions<Integer, String> sessions =
        new LaneSessions<>(
            Integer.class,
            String.class,
            List.of(
                relating("ones", 0, 1),
                relating("tens", 2, 10),
                new LeafRule.Single<>("even", n -> n % 2 == 0, () -> new Said("even")),
                new LeafRule.Single<>("odd", n -> n % 2 == 1, () -> new Said("odd"))));
    List<String> results = new ArrayList<>();

    sessions.judge(List.of(0, 1, 3), results::add);
    assertThat(results)
        .containsExactlyInAnyOrder(
            "ones of 0 is 0",
            "ones of 1 is 0",
            "ones of 3 is 3",
            "tens of 3 is 30",
            "even 0",
            "odd 4");

    results.clear();
    sessions.judge(List.of(2), results::add);
    assertThat(results)
        .containsExactlyInAnyOrder("ones of 2 is 1", "tens of 2 is 10", "even 2", "odd 0");
  }
}
