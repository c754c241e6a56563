package org.avow.engine.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.avow.engine.policy.Pack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Soundness of the semantics as the naive evaluator reads them. */
final class CompletionTest {
  private static final int SAMPLES = 4;

  @Test
  @DisplayName("9.4 no completion of a pass or a not_applicable fails, every one of a fail fails")
  void outcomesSurviveEveryCompletion() {
    for (int number = 0; number < Worlds.PACKS; number++) {
      Pack pack = Worlds.pack(number);
      for (int world = 0; world < Worlds.WORLDS; world++) {
        assertThat(contradiction(pack, number, world)).isEmpty();
      }
    }
  }

  private static Optional<String> contradiction(Pack pack, int number, int world) {
    RandomWorld.Asked asked = Worlds.world(pack, number, world);
    NaiveEvaluator.Judged judged = NaiveEvaluator.judge(pack, asked.evidence(), asked.question());
    return new CompletionCheck(pack, asked, judged)
        .contradiction(SAMPLES, Worlds.seed(number, world))
        .map(
            contradiction ->
                Descriptions.failure(number, world, contradiction.report().rule(), asked)
                    + contradiction);
  }
}
