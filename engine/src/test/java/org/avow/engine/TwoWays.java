package org.avow.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.feed.EvidenceReader;
import org.avow.engine.feed.Workers;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.QuestionBuilder;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.FileSupply;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.Verdicts;

/** The verdict on a folder while evidence passes by, and after all of it is kept. */
final class TwoWays {
  private TwoWays() {}

  /** Judged while it passes by. */
  static String streamed(Path policies, Path folder, Workers workers) throws IOException {
    Avow avow = new Avow(policies, () -> Instant.EPOCH, PackCache.none(), workers);
    return text(avow.check(folder.resolve("avow.yaml")).verdict());
  }

  /** Read in full, and judged in one world. */
  static String kept(Path policies, Path folder) throws IOException {
    Manifest manifest = ManifestReader.read(folder.resolve("avow.yaml"));
    Pack packs = new Avow(policies, () -> Instant.EPOCH).load(manifest.packs());
    Diagnostics diagnostics = new Diagnostics();
    Question question =
        QuestionBuilder.build(
            QuestionOptions.NONE, manifest, packs, () -> Instant.EPOCH, diagnostics);
    Pack pack = packs.under(question.profile());
    Evidence evidence =
        EvidenceReader.read(manifest, FileSupply.below(folder), pack, question, diagnostics);
    World world = World.of(pack.vocabulary(), evidence, question);
    return text(
        Verdicts.of(
            pack,
            manifest,
            evidence,
            question,
            Evaluation.run(pack, world, question),
            world::coverage));
  }

  private static String text(Verdict verdict) {
    return new String(verdict.bytes(), StandardCharsets.UTF_8);
  }
}
