package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.FileSupply;

/**
 * The evidence that a manifest names, as it passes by: facts are handed over rather than collected.
 * Mutable, for one thread; it may be read several times.
 */
public final class EvidenceStream {
  private static final int BATCH = 4096;
  private static final long SMALL = 4 << 20;

  private final Manifest manifest;
  private final List<SourcePlan> plans;
  private final Pack pack;
  private final Question question;
  private final Workers workers;
  private final Map<Integer, SourceEvidence> inFull = new ConcurrentHashMap<>();
  private long least = Long.MAX_VALUE;

  private EvidenceStream(
      Manifest manifest, List<SourcePlan> plans, Pack pack, Question question, Workers workers) {
    this.manifest = manifest;
    this.plans = plans;
    this.pack = pack;
    this.question = question;
    this.workers = workers;
  }

  /**
   * Finds the files of all sources, as {@link EvidenceReader#read} does.
   *
   * @param diagnostics takes errors; then nothing is read
   * @param workers read at the same time
   */
  public static EvidenceStream of(
      Manifest manifest,
      FileSupply supply,
      Pack pack,
      Question question,
      Diagnostics diagnostics,
      Workers workers) {
    List<SourcePlan> plans = EvidenceReader.plans(manifest, supply, pack, diagnostics);
    return new EvidenceStream(manifest, plans, pack, question, workers);
  }

  /**
   * Reads all sources from their beginning.
   *
   * @param intake takes what facts it can; they do not stand in the result
   */
  public <B> Evidence read(Intake<B> intake) {
    List<Optional<LineFeed>> feeds = plans.stream().map(plan -> plan.lines(intake)).toList();
    readInFull(feeds);
    List<SourceEvidence> sources = new ArrayList<>();
    List<Fact> batch = new ArrayList<>();
    for (int number = 0; number < plans.size(); number++) {
      Optional<LineFeed> lines = feeds.get(number);
      if (lines.isPresent()) {
        intake.takeFacts(batch);
        batch.clear();
        SourcePlan.Streamed streamed =
            plans.get(number).stream(lines.get(), intake, question, workers);
        least = Math.min(least, streamed.least());
        sources.add(streamed.evidence());
      } else {
        SourceEvidence source = Objects.requireNonNull(inFull.get(number));
        least = Math.min(least, EvidenceReader.least(source));
        sources.add(handOver(source, question, batch, intake));
      }
    }
    intake.takeFacts(batch);
    return new Evidence(sources);
  }

  /** Reads what cannot be streamed, once; small sources several at a time. */
  private void readInFull(List<Optional<LineFeed>> feeds) {
    List<Runnable> small = new ArrayList<>();
    List<Runnable> large = new ArrayList<>();
    for (int number = 0; number < plans.size(); number++) {
      if (feeds.get(number).isEmpty() && !inFull.containsKey(number)) {
        int of = number;
        (isSmall(plans.get(of)) ? small : large)
            .add(() -> inFull.put(of, plans.get(of).read(pack.vocabulary(), question, workers)));
      }
    }
    workers.run(small);
    large.forEach(Runnable::run);
  }

  private static boolean isSmall(SourcePlan plan) {
    long size = 0;
    for (EvidenceFile file : plan.files().files()) {
      long more = file.content().size();
      size += more == 0 ? SMALL : more;
    }
    return size < SMALL;
  }

  /** Warns of what {@link EvidenceReader#read} warns of, when everything is read. */
  public void warn(Diagnostics diagnostics) {
    EvidenceReader.warnIfTooEarly(manifest, least, question.asOf(), diagnostics);
  }

  /**
   * Hands over what facts of evidence can be, and leaves the rest.
   *
   * @param question says whose facts count
   */
  public static <B> Evidence handOver(Evidence evidence, Question question, Intake<B> intake) {
    List<Fact> batch = new ArrayList<>();
    List<SourceEvidence> rest =
        evidence.sources().stream().map(s -> handOver(s, question, batch, intake)).toList();
    intake.takeFacts(batch);
    return new Evidence(rest);
  }

  /**
   * Hands over what facts of a source can be.
   *
   * @param batch those that still wait to be handed over
   * @return the rest
   */
  private static <B> SourceEvidence handOver(
      SourceEvidence source, Question question, List<Fact> batch, Intake<B> intake) {
    boolean accepted =
        source.standing() == Standing.OBSERVED || question.profile().acceptDeclared();
    boolean tolerated = source.unreadable().size() <= question.profile().tolerance();
    Set<Place> unreadable = new HashSet<>();
    source.unreadable().forEach(record -> unreadable.add(record.place()));
    List<Fact> rest = new ArrayList<>();
    for (Fact fact : source.facts()) {
      if (!intake.takes(fact.type())) {
        rest.add(fact);
      } else if (accepted && !(tolerated && fact.doubtful() && unreadable.contains(fact.place()))) {
        batch.add(fact);
      }
      if (batch.size() == BATCH) {
        intake.takeFacts(batch);
        batch.clear();
      }
    }
    return source.with(rest);
  }
}
