package org.avow.engine.evaluate;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Rule;
import org.avow.engine.text.Order;
import org.jspecify.annotations.Nullable;

/**
 * All findings of one rule in canonical order: by outcome, then by place; of the rule itself before
 * those of facts at one place (semantics 7.3). They are read anew each time, from where they wait,
 * and only as long as that {@link FindingSpace} is open. Immutable.
 */
public final class Findings implements Iterable<Finding> {
  static final Comparator<Finding> ORDER =
      Order.of(Order.by(Finding::outcome), Order.by(Findings::place));

  /** There are none. */
  public static final Findings NONE = of(List.of());

  private final List<Finding> own;
  private final @Nullable Log log;
  private final long size;

  /**
   * Findings as they wait.
   *
   * @param finish completes a finding when it is read
   */
  private record Log(Rule rule, FindingLog findings, UnaryOperator<Finding> finish) {}

  private Findings(List<Finding> own, @Nullable Log log, long size) {
    this.own = own.stream().sorted(ORDER).toList();
    this.log = log;
    this.size = size;
  }

  /** A few findings. */
  public static Findings of(List<Finding> few) {
    return new Findings(few, null, few.size());
  }

  /**
   * Findings of a rule and of the facts that it judges.
   *
   * @param own of the rule itself
   * @param logged how many findings are in the log
   * @param finish completes a finding of the log
   */
  static Findings of(
      Rule rule, List<Finding> own, FindingLog log, long logged, UnaryOperator<Finding> finish) {
    return new Findings(own, new Log(rule, log, finish), own.size() + logged);
  }

  /** How many there are. */
  public long size() {
    return size;
  }

  /** All of them, in order. */
  public Stream<Finding> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<Finding> iterator() {
    return log == null ? own.iterator() : new OneByOne(batches(0));
  }

  /**
   * All of them, in order, in batches.
   *
   * @param first after so many findings a batch ends, so that these can be told apart
   */
  public Iterator<FindingBatch> batches(long first) {
    return log == null
        ? own.stream().map(finding -> FindingBatch.of(List.of(finding))).iterator()
        : new FindingBatches(first, own, log.rule, log.findings, log.finish);
  }

  /** Where the subject of a finding stands: what puts findings of one outcome in order. */
  public static Place place(Finding finding) {
    if (finding.subject() instanceof Finding.OfRule of) {
      return of.place();
    }
    return finding.subject() instanceof Finding.OfGroup of
        ? of.first().place()
        : ((Finding.OfFact) finding.subject()).fact().place();
  }

  /** Goes through batches, none of which is empty. Mutable. */
  private static final class OneByOne implements Iterator<Finding> {
    private final Iterator<FindingBatch> batches;
    private Iterator<Finding> batch = Collections.emptyIterator();

    OneByOne(Iterator<FindingBatch> batches) {
      this.batches = batches;
    }

    @Override
    public boolean hasNext() {
      return batch.hasNext() || batches.hasNext();
    }

    @Override
    public Finding next() {
      if (!batch.hasNext()) {
        batch = batches.next().iterator();
      }
      return batch.next();
    }
  }
}
