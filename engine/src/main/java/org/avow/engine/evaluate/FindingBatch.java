package org.avow.engine.evaluate;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;

/**
 * Findings of one rule that follow one another in canonical order. They are read anew each time.
 * Immutable; threads may share it.
 */
public final class FindingBatch implements Iterable<Finding> {
  private final Iterable<Finding> findings;
  private final int size;

  private FindingBatch(Iterable<Finding> findings, int size) {
    this.findings = findings;
    this.size = size;
  }

  static FindingBatch of(List<Finding> findings) {
    return new FindingBatch(findings, findings.size());
  }

  /**
   * Findings that wait as bytes.
   *
   * @param bytes hold findings of the outcome, up to the given end; nobody changes them
   * @param finish completes a finding when it is read
   */
  static FindingBatch of(
      int size, Rule rule, Outcome outcome, byte[] bytes, int end, UnaryOperator<Finding> finish) {
    return new FindingBatch(() -> new Reading(rule, outcome, bytes, end, finish), size);
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  @Override
  public Iterator<Finding> iterator() {
    return findings.iterator();
  }

  /** Reads findings. Mutable, for one thread. */
  private static final class Reading implements Iterator<Finding> {
    private final FindingBytes in;
    private final Outcome outcome;
    private final byte[] bytes;
    private final int end;
    private final UnaryOperator<Finding> finish;
    private int at;

    Reading(Rule rule, Outcome outcome, byte[] bytes, int end, UnaryOperator<Finding> finish) {
      this.in = new FindingBytes(rule);
      this.outcome = outcome;
      this.bytes = bytes;
      this.end = end;
      this.finish = finish;
    }

    @Override
    public boolean hasNext() {
      return at < end;
    }

    @Override
    public Finding next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Finding finding = in.read(outcome, bytes, at);
      at = FindingBytes.next(bytes, at);
      return finish.apply(finding);
    }
  }
}
