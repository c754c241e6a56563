package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.TimeSet;

/**
 * When the facts of one type are known to be complete, stream by stream (semantics 2.1 to 2.6).
 * Immutable; threads may share it.
 *
 * <p>Every method takes the streams that count as a predicate: a stream counts if a fact of which
 * nothing but the stream's scope is known could match (2.6).
 */
public final class Coverage {
  private final FactType type;
  private final TimeSet past;
  private final TimeSet future;
  private final List<StreamCoverage> streams;

  Coverage(FactType type, long asOf, List<StreamCoverage> streams) {
    this.type = type;
    this.past = TimeSet.between(Long.MIN_VALUE, type.isState() ? asOf + 1 : asOf);
    this.future = TimeSet.ALWAYS.minus(past);
    this.streams = List.copyOf(streams);
  }

  /** Missing(T, w) of 2.6: what coverage lacks of the past part of the window. */
  public TimeSet missing(TimeSet window, Predicate<Stream> counts) {
    TimeSet known = window.intersect(past);
    TimeSet missing = TimeSet.EMPTY;
    for (StreamCoverage stream : streams) {
      if (!known.isEmpty() && counts.test(stream.stream())) {
        for (StreamCoverage.Part part : stream.parts()) {
          missing = missing.union(known.minus(part.covered()));
        }
      }
    }
    return missing;
  }

  /** Whether Future(w) of 2.6 is not empty. */
  public boolean future(TimeSet window, Predicate<Stream> counts) {
    return !window.intersect(future).isEmpty()
        && streams.stream().anyMatch(s -> counts.test(s.stream()));
  }

  /**
   * What {@link #missing} lacks, by stream and part; a stream or part that no source supplies is a
   * gap even if nothing of the window lies in the past (3.5). Ordered as the type names its
   * streams.
   */
  public List<Gap> gaps(TimeSet window, Predicate<Stream> counts) {
    TimeSet known = window.intersect(past);
    List<Gap> gaps = new ArrayList<>();
    for (StreamCoverage stream : streams) {
      if (counts.test(stream.stream())) {
        for (StreamCoverage.Part part : stream.parts()) {
          gaps.addAll(part.gaps(type, known.minus(part.covered())));
        }
      }
    }
    return gaps;
  }

  /** The streams of the type, with what each covers. */
  public List<StreamCoverage> streams() {
    return streams;
  }
}
