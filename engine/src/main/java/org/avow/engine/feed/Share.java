package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence.UnreadableRecord;
import org.avow.engine.value.Moment;

/** What was read of one block of lines. Mutable, for one thread at a time. */
final class Share {
  private final Map<FactType, List<Fact>> facts = new HashMap<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();
  private Optional<String> problem = Optional.empty();
  private long records;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long least = Long.MAX_VALUE;

  /** Somebody reads facts of the type. */
  void add(Fact fact) {
    facts.computeIfAbsent(fact.type(), type -> new ArrayList<>()).add(fact);
  }

  /** An event lies there, whether or not somebody reads it. */
  void saw(Moment at, boolean doubtful) {
    least = Math.min(least, at.earliest());
    if (!doubtful && !at.equals(Moment.ANY)) {
      first = Math.min(first, at.latest());
      last = Math.max(last, at.earliest());
    }
  }

  /** Events lie there, known to the nanosecond. */
  void saw(long instant) {
    least = Math.min(least, instant);
    first = Math.min(first, instant);
    last = Math.max(last, instant);
  }

  void unreadable(UnreadableRecord record) {
    records++;
    unreadable.add(record);
  }

  void problem(String reason) {
    problem = problem.or(() -> Optional.of(reason));
  }

  void record() {
    records++;
  }

  /** Facts that stand in no columns. */
  Map<FactType, List<Fact>> facts() {
    return facts;
  }

  List<UnreadableRecord> unreadable() {
    return unreadable;
  }

  Optional<String> problem() {
    return problem;
  }

  long records() {
    return records;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  /** The earliest instant at which any event may lie. */
  long least() {
    return least;
  }
}
