package org.avow.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.CaseResult;
import org.avow.engine.verdict.Exemptions;
import org.avow.engine.verdict.Verdicts;

/** Judges the cases of packs' own tests. */
final class PolicyTests {
  private PolicyTests() {}

  /** What a case comes to, under the profile that it names. */
  static CaseResult judge(Pack packs, PolicyTest test) {
    Pack pack = packs.under(test.question().profile());
    World world = World.of(pack.vocabulary(), test.evidence(), test.question());
    return CaseResult.of(
        test,
        Verdicts.of(
            pack,
            manifest(test),
            test.evidence(),
            test.question(),
            Evaluation.run(pack, world, test.question()),
            world::coverage,
            new Exemptions(test.waivers(), Optional.empty())));
  }

  /** What stands for a manifest over the evidence of a test. */
  private static Manifest manifest(PolicyTest test) {
    return new Manifest(
        test.name(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Sha256.of(test.name().getBytes(StandardCharsets.UTF_8)),
        test.span());
  }
}
