package org.avow.engine.plan.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of both shapes, side by side in one rule base. */
final class LaneSessionsTest {

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
    return new LeafRule.Relating<Integer, Integer, String>(
        id,
        n -> n >= least,
        n -> IntStream.range(0, n).map(i -> i * step).boxed().toList(),
        (n, seen) -> id + " of " + n + " are " + seen);
  }

  private static LeafRule<Integer, String> single(String id) {
    return new LeafRule.Single<>(id, () -> new Said(id));
  }

  private static List<String> judge(List<LeafRule<Integer, String>> leaves, Integer... facts) {
    List<String> results = new ArrayList<>();
    new LaneSessions<>(String.class, leaves).judge(List.of(facts), results::add);
    return results;
  }

  @Test
  void leavesOfALaneDoNotDisturbOneAnother() {
    List<LeafRule<Integer, String>> leaves =
        List.of(relating("ones", 0, 1), relating("tens", 2, 10), single("a"), single("b"));
    assertThat(judge(leaves, 0, 1, 3))
        .containsExactlyInAnyOrder(
            "ones of 0 are []",
            "ones of 1 are [0]",
            "ones of 3 are [0, 1, 2]",
            "tens of 3 are [0, 10, 20]",
            "a 4",
            "b 4");
  }

  @Test
  void lanesOfOneShapeShareARuleBaseAndNothingElse() {
    assertThat(judge(List.of(relating("ones", 0, 1), single("a")), 2))
        .containsExactlyInAnyOrder("ones of 2 are [0, 1]", "a 2");
    assertThat(judge(List.of(relating("ones", 0, 7), single("a")), 2))
        .containsExactlyInAnyOrder("ones of 2 are [0, 7]", "a 2");
  }

  @Test
  void withoutFactsNothingComesOut() {
    assertThat(judge(List.of(relating("ones", 0, 1), single("a")))).isEmpty();
  }
}
