package org.avow.engine.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What it takes to judge evidence: for those who look on, never for a verdict. It is counted once a
 * block of lines or part of the facts, so that counting costs nothing. Mutable; threads may share
 * it.
 */
public final class Effort {
  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

  /** What is counted. */
  public enum Count {
    /** Bytes of evidence. */
    BYTES,
    /** Records in it. */
    RECORDS,
    /** Events that were judged, or put aside, while they passed by. */
    FACTS,
    /** Judged facts and groups that were looked at with what others they look at. */
    CASES,
    /** Sessions of Drools. */
    SESSIONS,
    /** Findings, as far as they are known. */
    FINDINGS,
    /** Bytes of facts and findings that had to wait on disk. */
    SPILLED
  }

  /** What time is spent on. */
  public enum Stage {
    /** Reading and checking policies and manifest. */
    LOAD,
    /** Reading evidence, and judging what can be judged as it passes by. */
    READ,
    /** Judging all else. */
    JUDGE,
    /** Writing findings, and folding the verdict. */
    VERDICT,
    /** Making reports. */
    PRINT
  }

  /** Nothing is counted yet. */
  public Effort() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new LongAdder());
    }
  }

  /** Counts more of something. */
  public void add(Count count, long more) {
    of(counts, count).add(more);
  }

  /** Begins to count something anew. */
  public void forget(Count count) {
    of(counts, count).reset();
  }

  /** How many there are so far. */
  public long count(Count count) {
    return of(counts, count).sum();
  }

  /** Does some work, and takes its time. */
  public <T> T time(Stage stage, InstantSource clock, Supplier<T> work) {
    Instant start = clock.instant();
    try {
      return work.get();
    } finally {
      of(nanos, stage).add(Duration.between(start, clock.instant()).toNanos());
    }
  }

  /** How much time was spent so far. */
  public Duration spent(Stage stage) {
    return Duration.ofNanos(of(nanos, stage).sum());
  }

  @Override
  public String toString() {
    return counts + " " + nanos;
  }

  private static <K> LongAdder of(Map<K, LongAdder> adders, K key) {
    LongAdder adder = adders.get(key);
    if (adder == null) {
      throw new IllegalArgumentException("not counted: " + key);
    }
    return adder;
  }
}
