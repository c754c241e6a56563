package org.avow.engine.evaluate;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the findings of one rule into batches, in canonical order: a few of its own, and those that
 * wait as bytes. Mutable, for one thread; the batches are not.
 */
final class FindingBatches implements Iterator<FindingBatch> {
  /** So many bytes make a batch: enough that handing it on costs nothing. */
  private static final int SIZE = 1 << 16;

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final int ROOM = 1 << 9;

  private final List<Finding> own;
  private final Rule rule;
  private final FindingLog log;
  private final UnaryOperator<Finding> finish;
  private final FindingBytes reader;

  /** After so many findings a batch must end; not positive when it has. */
  private long untilCut;

  private int nextOwn;
  private int outcome = -1;
  private @Nullable FindingMerge merge;

  /**
   * @param first after so many findings a batch ends
   * @param own in order
   * @param finish completes a finding of the log; any thread may ask it
   */
  FindingBatches(
      long first, List<Finding> own, Rule rule, FindingLog log, UnaryOperator<Finding> finish) {
    this.untilCut = first;
    this.own = own;
    this.rule = rule;
    this.log = log;
    this.finish = finish;
    this.reader = new FindingBytes(rule);
    enterNextOutcome();
  }

  private void enterNextOutcome() {
    merge = null;
    while (merge == null && outcome + 1 < OUTCOMES.size()) {
      outcome++;
      List<FindingRun> runs = log.runs(outcome());
      merge = runs.isEmpty() ? null : new FindingMerge(runs, log.space());
    }
  }

  private Outcome outcome() {
    return OUTCOMES.get(outcome);
  }

  @Override
  public boolean hasNext() {
    return merge != null || nextOwn < own.size();
  }

  @Override
  public FindingBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    FindingBatch batch =
        merge == null || isOwnNext(merge)
            ? FindingBatch.of(List.of(own.get(nextOwn++)))
            : logged(merge, untilCut > 0 ? untilCut : Long.MAX_VALUE);
    untilCut -= batch.size();
    return batch;
  }

  /** Whether the next one is not in the log. */
  private boolean isOwnNext(FindingMerge logged) {
    if (nextOwn == own.size() || own.get(nextOwn).outcome().compareTo(outcome()) > 0) {
      return false;
    }
    Finding next = reader.read(outcome(), logged.bytes(), logged.at());
    return Findings.ORDER.compare(own.get(nextOwn), next) <= 0;
  }

  private FindingBatch logged(FindingMerge from, long most) {
    Outcome of = outcome();
    Bytes bytes = new Bytes(Math.min(SIZE, from.bytes().length - from.at()) + ROOM);
    int size = 0;
    boolean more = true;
    while (more && size < most && bytes.length() < SIZE && !isOwnNext(from)) {
      size++;
      bytes.putAll(from.bytes(), from.at(), FindingBytes.next(from.bytes(), from.at()));
      more = from.advance();
    }
    if (!more) {
      enterNextOutcome();
    }
    return FindingBatch.of(size, rule, of, bytes.array(), bytes.length(), finish);
  }
}
