package org.avow.engine.naive;

import java.util.List;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** {@code next_at} and {@code previous_at} (4.10). */
final class Neighbours {
  private final NaiveWorld world;
  private final long asOf;

  Neighbours(NaiveWorld world, long asOf) {
    this.world = world;
    this.asOf = asOf;
  }

  /**
   * The instant of the next strictly later (last strictly earlier) fact of the key before as_of:
   * absent if there is certainly none, an interval if a possible fact or Missing lies between.
   *
   * <p>Previous is next with the axis of time turned round.
   */
  Value neighbour(NaiveFact fact, Field.Neighbour derivation) {
    boolean next = derivation.next();
    Axis own = Axis.of(fact.at(), next);
    long end = next ? asOf - 1 : Long.MAX_VALUE;
    long nearest = Long.MAX_VALUE;
    long certain = Long.MAX_VALUE;
    long farthest = Long.MIN_VALUE;
    boolean none = true;
    boolean exists = false;
    for (NaiveFact other : world.facts(fact.type())) {
      Truth is =
          sameKey(fact, other, derivation.key())
              .and(world.exists(other))
              .and(next ? fact.at().isBefore(other.at()) : other.at().isBefore(fact.at()));
      if (other == fact || is.isFalse()) {
        continue;
      }
      Axis there = Axis.of(other.at(), next);
      none = false;
      nearest = Math.min(nearest, Math.max(there.first, Ticks.plus(own.first, 1)));
      farthest = Math.max(farthest, Math.min(there.last, end));
      if (is.isTrue()) {
        exists = true;
        certain = Math.min(certain, there.last);
      }
    }
    for (TimeSet.Stretch gap : missing(fact, derivation.key(), next).stretches()) {
      Axis there = Axis.of(new Moment(gap.from(), Ticks.plus(gap.until(), -1)), next);
      long first = Math.max(there.first, Ticks.plus(own.first, 1));
      if (there.last >= first && first <= certain) {
        none = false;
        nearest = Math.min(nearest, first);
        farthest = Math.max(farthest, there.last);
      }
    }
    if (none) {
      return Value.Absent.ABSENT;
    }
    Moment interval = new Axis(nearest, exists ? certain : farthest).moment(next);
    return exists ? interval : new Value.Perhaps(interval);
  }

  private TimeSet missing(NaiveFact fact, List<String> key, boolean next) {
    Moment at = fact.at();
    TimeSet window =
        next
            ? TimeSet.between(Ticks.plus(at.earliest(), 1), asOf)
            : TimeSet.between(Long.MIN_VALUE, Math.min(at.latest(), asOf));
    return world.coverage().missing(fact.type(), window, stream -> couldHold(stream, fact, key));
  }

  /** Whether a fact of the stream could have the key. */
  private static boolean couldHold(Stream stream, NaiveFact fact, List<String> key) {
    return stream
        .scope()
        .filter(scope -> key.contains(scope.field()))
        .map(scope -> !Calls.equal(value(fact, scope.field()), scope.value()).isFalse())
        .orElse(true);
  }

  private static Truth sameKey(NaiveFact a, NaiveFact b, List<String> key) {
    Truth same = Truth.TRUE;
    for (String name : key) {
      same = same.and(Calls.equal(value(a, name), value(b, name)));
    }
    return same;
  }

  private static Value value(NaiveFact fact, String name) {
    FactType type = fact.type();
    return fact.read(type.field(name).orElseThrow());
  }

  /** An interval on the axis of time, turned round to look backwards. */
  private record Axis(long first, long last) {
    static Axis of(Moment moment, boolean forwards) {
      return forwards
          ? new Axis(moment.earliest(), moment.latest())
          : new Axis(turn(moment.latest()), turn(moment.earliest()));
    }

    Moment moment(boolean forwards) {
      return forwards ? new Moment(first, last) : new Moment(turn(last), turn(first));
    }

    private static long turn(long instant) {
      return instant == Long.MIN_VALUE
          ? Long.MAX_VALUE
          : instant == Long.MAX_VALUE ? Long.MIN_VALUE : -instant;
    }
  }
}
