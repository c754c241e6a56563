package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.fact.SourceEvidence.UnreadableRecord;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source of plain lines in several threads, and hands its facts over. Mutable, for one
 * source.
 *
 * @param <B> what becomes of facts that were read together
 */
final class StreamedSource<B> {
  private static final int BATCH = 1_000;

  private final SourcePlan plan;
  private final FeedDefinition definition;
  private final LineFeed feed;
  private final Intake<B> intake;
  private final boolean accepted;
  private final LineQueue queue;
  private final TreeMap<Long, Done<B>> done = new TreeMap<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();
  private final Set<FactType> read = new HashSet<>();
  private Optional<String> problem;
  private long next;
  private long records;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long least = Long.MAX_VALUE;

  private record Done<B>(Share share, @Nullable B looked) {}

  /**
   * @param accepted whether the facts count at all (semantics 2.8)
   */
  StreamedSource(
      SourcePlan plan,
      FeedDefinition definition,
      LineFeed feed,
      Observations observations,
      Intake<B> intake,
      boolean accepted) {
    this.plan = plan;
    this.definition = definition;
    this.feed = feed;
    this.intake = intake;
    this.accepted = accepted;
    this.queue = new LineQueue(plan.files().files(), observations);
    this.problem = plan.files().problem();
    for (LineFeed.Step step : feed.steps()) {
      if (!step.slots().isEmpty()) {
        read.add(step.type());
      }
    }
  }

  /** Reads all files. */
  void read(Workers workers) {
    long bytes = 0;
    long largest = 0;
    for (EvidenceFile file : plan.files().files()) {
      long size = file.content().size();
      bytes += size;
      largest = Math.max(largest, size == 0 ? workers.block() : size + 1);
    }
    int block = (int) Math.min(workers.block(), largest);
    workers.run(bytes / workers.block() + 1, () -> readBlocks(block));
    problem = problem.or(queue::problem);
  }

  private void readBlocks(int size) {
    RecordFrame frame = plan.frame();
    LineReader reader =
        new LineReader(
            plan.entry().id(), feed, new FeedMapping(definition, frame), frame, read, size);
    LineQueue.Taken taken = queue.next(reader);
    while (taken != null) {
      Share share = taken.whole() == null ? reader.read(taken.path()) : taken.whole();
      B looked = accepted ? intake.look(reader.batch(share)) : null;
      share.facts().clear();
      put(taken.ticket(), new Done<>(share, looked));
      taken = queue.next(reader);
    }
  }

  private synchronized void put(long ticket, Done<B> share) {
    done.put(ticket, share);
    while (!done.isEmpty() && done.firstKey() == next) {
      merge(done.pollFirstEntry().getValue());
      next++;
    }
  }

  private void merge(Done<B> share) {
    Share of = share.share();
    records += of.records();
    first = Math.min(first, of.first());
    last = Math.max(last, of.last());
    least = Math.min(least, of.least());
    problem = problem.or(of::problem);
    for (UnreadableRecord record : of.unreadable()) {
      if (unreadable.size() < SourceReading.UNREADABLE) {
        unreadable.add(record);
      } else {
        problem = problem.or(() -> Optional.of(SourceReading.TOO_MANY));
      }
    }
    B looked = share.looked();
    if (looked != null) {
      intake.take(looked);
    }
  }

  /**
   * Hands over a possible fact of each type for every record that could not be read, when all are
   * read (semantics 2.7).
   *
   * @param tolerance up to so many are left out
   */
  void takeUnreadable(long tolerance) {
    if (!accepted || unreadable.size() <= tolerance) {
      return;
    }
    for (int start = 0; start < unreadable.size(); start += BATCH) {
      List<Fact> facts = new ArrayList<>();
      for (UnreadableRecord record :
          unreadable.subList(start, Math.min(start + BATCH, unreadable.size()))) {
        read.forEach(type -> facts.add(possible(type, record)));
      }
      intake.takeFacts(facts);
    }
  }

  private static Fact possible(FactType type, UnreadableRecord record) {
    Value unknown = new Value.Unknown("the record could not be read");
    Value[] slots = new Value[type.fields().size()];
    for (Field field : type.fields()) {
      boolean given = field.derivation() == Field.Given.GIVEN;
      slots[field.slot()] = given ? unknown : Value.Absent.ABSENT;
    }
    slots[FactType.AT] = Moment.ANY;
    return Fact.over(type, slots, record.place(), true);
  }

  List<UnreadableRecord> unreadable() {
    return unreadable;
  }

  List<FileDigest> digests() {
    return queue.digests();
  }

  Optional<String> problem() {
    return problem;
  }

  long records() {
    return records;
  }

  /** The least {@code latest} instant of an event; greater than {@link #last} if there is none. */
  long first() {
    return first;
  }

  /** The greatest {@code earliest} instant of an event. */
  long last() {
    return last;
  }

  /** The earliest instant at which any event may lie. */
  long least() {
    return unreadable.isEmpty() ? least : Long.MIN_VALUE;
  }
}
