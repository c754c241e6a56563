package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;
import org.avow.engine.text.Order;
import org.jspecify.annotations.Nullable;

/**
 * All findings of one rule in canonical order: by outcome, then by place; of the rule itself before
 * those of facts at one place (semantics 7.3). They are read anew each time, from where they wait,
 * and only as long as that {@link FindingSpace} is open. Immutable.
 */
public final class Findings implements Iterable<Finding> {
  private static final Comparator<Finding> ORDER =
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
    return log == null ? own.iterator() : new Merging(own, log);
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

  /** Goes through both kinds of findings. Mutable. */
  private static final class Merging implements Iterator<Finding> {
    private final List<Finding> own;
    private final Log log;
    private final FindingBytes bytes;
    private final List<Outcome> outcomes;
    private int nextOwn;
    private int outcome = -1;
    private @Nullable FindingMerge merge;
    private @Nullable Finding logged;

    Merging(List<Finding> own, Log log) {
      this.own = own;
      this.log = log;
      this.bytes = new FindingBytes(log.rule);
      this.outcomes = new ArrayList<>(List.of(Outcome.values()));
      advance();
    }

    private void advance() {
      if (merge != null && !merge.advance()) {
        merge = null;
      }
      while (merge == null && outcome + 1 < outcomes.size()) {
        outcome++;
        List<FindingRun> runs = log.findings.runs(outcomes.get(outcome));
        merge = runs.isEmpty() ? null : new FindingMerge(runs, log.findings.space());
      }
      logged =
          merge == null
              ? null
              : log.finish.apply(bytes.read(outcomes.get(outcome), merge.bytes(), merge.at()));
    }

    @Override
    public boolean hasNext() {
      return logged != null || nextOwn < own.size();
    }

    @Override
    public Finding next() {
      Finding first = logged;
      if (nextOwn < own.size() && (first == null || ORDER.compare(own.get(nextOwn), first) <= 0)) {
        return own.get(nextOwn++);
      }
      if (first == null) {
        throw new NoSuchElementException();
      }
      advance();
      return first;
    }
  }
}
