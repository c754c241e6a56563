package org.avow.engine.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.FindingSpace;
import org.avow.engine.evaluate.Looked;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.Streaming;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.feed.Batch;
import org.avow.engine.feed.EvidenceStream;
import org.avow.engine.feed.Intake;
import org.avow.engine.feed.Workers;
import org.avow.engine.policy.Pack;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine and the naive evaluator on seeded random small worlds. */
final class RandomWorldsTest {

  @Test
  @DisplayName("9.3 the engine judges 20,000 random worlds as the naive evaluator does")
  void theEngineAgreesWithTheText() {
    for (int number = 0; number < Worlds.PACKS; number++) {
      Pack pack = Worlds.pack(number);
      for (int world = 0; world < Worlds.WORLDS; world++) {
        agree(pack, number, world);
      }
    }
  }

  private static void agree(Pack pack, int number, int world) {
    RandomWorld.Asked asked = Worlds.world(pack, number, world);
    List<RuleReport> reports = Evaluation.run(pack, asked.evidence(), asked.question());
    List<NaiveReport> naive =
        NaiveEvaluator.judge(pack, asked.evidence(), asked.question()).reports();
    assertThat(reports).hasSameSizeAs(naive);
    for (int i = 0; i < reports.size(); i++) {
      RuleReport report = reports.get(i);
      assertThat(Sketch.of(report))
          .as(() -> Descriptions.failure(number, world, report.rule(), asked))
          .isEqualTo(Sketch.of(naive.get(i).report()));
    }
  }

  @Test
  @DisplayName("7.3 shuffled sources and records give the same reports")
  void orderIsOfNoConsequence() {
    for (int number = 0; number < Worlds.PACKS; number += 20) {
      Pack pack = Worlds.pack(number);
      for (int world = 0; world < Worlds.WORLDS; world++) {
        RandomWorld.Asked asked = Worlds.world(pack, number, world);
        Evidence shuffled = shuffled(asked.evidence(), Worlds.seed(number, world));
        assertThat(Sketch.of(Evaluation.run(pack, shuffled, asked.question())))
            .isEqualTo(Sketch.of(Evaluation.run(pack, asked.evidence(), asked.question())));
      }
    }
  }

  @Test
  @DisplayName("9.1 facts that are judged while they pass by give the same reports")
  void passingByIsOfNoConsequence(@TempDir Path folder) {
    for (int number = 0; number < Worlds.PACKS; number += 20) {
      Pack pack = Worlds.pack(number);
      Workers workers =
          new Workers(1 + number % 3, 64, 1 + number % 11, number % 40, number % 7 * 100L);
      for (int world = 0; world < Worlds.WORLDS; world++) {
        RandomWorld.Asked asked = Worlds.world(pack, number, world);
        // Findings wait in a file, each in a block of its own or many in one.
        try (FindingSpace space = new FindingSpace(0, 1 + number % 3 * 500, folder)) {
          assertThat(Sketch.of(streamed(pack, asked, workers, space)))
              .as("pack %s, world %s", number, world)
              .isEqualTo(Sketch.of(Evaluation.run(pack, asked.evidence(), asked.question())));
          assertThat(Sketch.of(inColumns(pack, asked, workers, space, Worlds.seed(number, world))))
              .as("pack %s, world %s, in columns", number, world)
              .isEqualTo(Sketch.of(Evaluation.run(pack, asked.evidence(), asked.question())));
        }
      }
    }
  }

  @Test
  @DisplayName("9.3 what is proved to pass outside of sessions passes in them")
  void proofsAreOfNoConsequence(@TempDir Path folder) {
    for (int number = 0; number < Worlds.PACKS; number += 3) {
      Pack pack = Worlds.pack(number);
      Workers workers = new Workers(1, 64, 1 + number % 5, 1 << 20, number % 4 * 200L);
      for (int world = 0; world < Worlds.WORLDS; world++) {
        RandomWorld.Asked asked = Worlds.world(pack, number, world);
        RandomWorld.Asked known = new RandomWorld.Asked(known(asked.evidence()), asked.question());
        try (FindingSpace space = new FindingSpace(1 << 20, folder)) {
          assertThat(Sketch.of(inColumns(pack, known, workers, space, Worlds.seed(number, world))))
              .as("pack %s, world %s", number, world)
              .isEqualTo(Sketch.of(Evaluation.run(pack, known.evidence(), known.question())));
        }
      }
    }
  }

  /** The evidence as far as nothing in it is unknown, complete for all time. */
  private static Evidence known(Evidence evidence) {
    List<SourceEvidence> sources = new ArrayList<>();
    for (SourceEvidence source : evidence.sources()) {
      List<Fact> facts =
          source.facts().stream()
              .filter(fact -> !fact.doubtful() && fact.at().isExact())
              .filter(fact -> fact.slots().stream().allMatch(RandomWorldsTest::isKnown))
              .toList();
      sources.add(
          new SourceEvidence(
              source.id(),
              source.stream(),
              source.part(),
              source.makes(),
              source.standing(),
              TimeSet.ALWAYS,
              false,
              source.observations(),
              source.observationsAssumed(),
              facts,
              List.of(),
              source.records(),
              source.files(),
              source.problem(),
              source.declaration()));
    }
    return new Evidence(sources);
  }

  private static boolean isKnown(Value value) {
    return value == Value.Absent.ABSENT
        || (value.isKnown() && !(value instanceof Moment moment && !moment.isExact()));
  }

  /** As {@link #streamed}, of columns and rows that are packed, and written to disk. */
  private static List<RuleReport> inColumns(
      Pack pack, RandomWorld.Asked asked, Workers workers, FindingSpace space, long seed) {
    try (Streaming streaming = new Streaming(pack, asked.question(), workers, space)) {
      Evidence rest;
      do {
        rest =
            EvidenceStream.handOver(
                asked.evidence(), asked.question(), new Columns(streaming, seed));
      } while (streaming.again());
      return streaming.reports(World.of(pack.vocabulary(), rest, asked.question()));
    }
  }

  /** Puts facts into columns before they are looked at. */
  private record Columns(Streaming streaming, long seed) implements Intake<Looked> {
    @Override
    public boolean takes(FactType type) {
      return streaming.takes(type);
    }

    @Override
    public Set<Integer> reads(FactType type) {
      return streaming.reads(type);
    }

    @Override
    public Looked look(Batch batch) {
      List<Fact> facts = batch.facts().values().stream().flatMap(List::stream).toList();
      return streaming.look(InColumns.of(facts, seed));
    }

    @Override
    public void take(Looked looked) {
      streaming.take(looked);
    }
  }

  private static List<RuleReport> streamed(
      Pack pack, RandomWorld.Asked asked, Workers workers, FindingSpace space) {
    try (Streaming streaming = new Streaming(pack, asked.question(), workers, space)) {
      Evidence rest;
      do {
        rest = EvidenceStream.handOver(asked.evidence(), asked.question(), streaming);
      } while (streaming.again());
      return streaming.reports(World.of(pack.vocabulary(), rest, asked.question()));
    }
  }

  private static Evidence shuffled(Evidence evidence, long seed) {
    Draw draw = new Draw(seed);
    List<SourceEvidence> sources = new ArrayList<>();
    for (SourceEvidence source : draw.shuffled(evidence.sources())) {
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
              draw.shuffled(source.facts()),
              source.unreadable(),
              source.records(),
              source.files(),
              source.problem(),
              source.declaration()));
    }
    return new Evidence(sources);
  }
}
