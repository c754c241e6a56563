package org.avow.engine.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.FindingSpace;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.Streaming;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.feed.EvidenceStream;
import org.avow.engine.feed.Workers;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;
import org.avow.engine.verdict.Exemptions;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.Verdicts;

/** What the library says of evidence. Immutable. */
record Judged(List<RuleReport> reports, Verdict verdict) {

  static Judged of(Pack packs, Evidence evidence, Question question) {
    return of(packs, evidence, question, Exemptions.NONE);
  }

  static Judged of(Pack packs, Evidence evidence, Question question, Exemptions exemptions) {
    Pack pack = packs.under(question.profile());
    World world = World.of(pack.vocabulary(), evidence, question);
    List<RuleReport> reports = Evaluation.run(pack, world, question);
    return new Judged(
        reports,
        Verdicts.of(pack, manifest(), evidence, question, reports, world::coverage, exemptions));
  }

  /**
   * What the library says where facts are judged while they pass by, shared out in some way.
   *
   * @param space where findings wait; it must stay open as long as the reports are used
   */
  static Judged streamed(
      Pack packs,
      Evidence evidence,
      Question question,
      Exemptions exemptions,
      Workers workers,
      FindingSpace space) {
    Pack pack = packs.under(question.profile());
    try (Streaming streaming = new Streaming(pack, question, workers, space)) {
      Evidence rest;
      do {
        rest = EvidenceStream.handOver(evidence, question, streaming);
      } while (streaming.again());
      World world = World.of(pack.vocabulary(), rest, question);
      List<RuleReport> reports = streaming.reports(world);
      return new Judged(
          reports,
          Verdicts.of(pack, manifest(), rest, question, reports, world::coverage, exemptions));
    }
  }

  private static Manifest manifest() {
    return new Manifest(
        "conformance",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Sha256.of("conformance".getBytes(StandardCharsets.UTF_8)),
        new TextFile("conformance", "").whole());
  }

  /** The same evidence with the facts of each source in another order, each at its own place. */
  static Evidence shuffled(Evidence evidence, long seed) {
    Random random = new Random(seed);
    List<SourceEvidence> sources = new ArrayList<>();
    for (SourceEvidence source : evidence.sources()) {
      List<Fact> facts = new ArrayList<>(source.facts());
      Collections.shuffle(facts, random);
      sources.add(
          new SourceEvidence(
              source.id(),
              source.stream(),
              source.part(),
              source.makes(),
              source.standing(),
              source.covered(),
              source.coverAssumed(),
              source.observations(),
              source.observationsAssumed(),
              facts,
              source.unreadable(),
              source.records(),
              source.files(),
              source.problem(),
              source.declaration()));
    }
    return new Evidence(sources);
  }
}
