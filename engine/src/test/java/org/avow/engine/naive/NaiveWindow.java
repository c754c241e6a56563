package org.avow.engine.naive;

import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Window;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * A window whose bounds may each be known only to lie in an interval (4.2).
 *
 * @param start its start
 * @param end its end
 * @param point whether it is the judged instant alone
 */
record NaiveWindow(Edge start, Edge end, boolean point) {

  /**
   * A bound: first (last) instants that are inside, and where the bound itself lies.
   *
   * @param lo earliest possible instant inside
   * @param hi latest possible instant inside
   * @param boundLo earliest possible place of the bound
   * @param boundHi latest possible place of the bound
   */
  record Edge(long lo, long hi, long boundLo, long boundHi) {
    static Edge of(Moment moment, long inward) {
      return new Edge(
          Ticks.plus(moment.earliest(), inward),
          Ticks.plus(moment.latest(), inward),
          moment.earliest(),
          moment.latest());
    }

    /** A bound that may be this one or the other. */
    Edge or(Edge other) {
      return new Edge(
          Math.min(lo, other.lo),
          Math.max(hi, other.hi),
          Math.min(boundLo, other.boundLo),
          Math.max(boundHi, other.boundHi));
    }

    Edge noLaterThan(Edge limit) {
      return new Edge(
          Math.min(lo, limit.lo),
          Math.min(hi, limit.hi),
          Math.min(boundLo, limit.boundLo),
          Math.min(boundHi, limit.boundHi));
    }
  }

  /** Everything from the earliest possible start to the latest possible end. */
  TimeSet widest() {
    return start.lo <= end.hi ? TimeSet.through(start.lo, end.hi) : TimeSet.EMPTY;
  }

  /** Whether an instant lies in the window: certainly means in every possible one. */
  Truth holds(Moment at) {
    if (at.earliest() >= start.hi && at.latest() <= end.lo) {
      return Truth.TRUE;
    }
    boolean apart = Math.max(at.earliest(), start.lo) > Math.min(at.latest(), end.hi);
    return apart ? Truth.FALSE : Truth.UNKNOWN;
  }

  /**
   * 4.3: whether a state is valid anywhere in the window.
   *
   * @param certain when it certainly holds
   * @param possible when it possibly holds
   */
  Truth meets(TimeSet certain, TimeSet possible) {
    if (possible.intersect(widest()).isEmpty()) {
      return Truth.FALSE;
    }
    if (point) {
      return Truth.of(TimeSet.through(start.lo, start.hi).minus(certain).isEmpty())
          .or(Truth.UNKNOWN);
    }
    boolean always =
        start.hi <= end.lo && !certain.intersect(TimeSet.through(start.hi, end.lo)).isEmpty();
    return always ? Truth.TRUE : Truth.UNKNOWN;
  }

  /** The window cut at as_of (4.2, 4.7). */
  NaiveWindow cut(Edge asOf) {
    return new NaiveWindow(start, end.noLaterThan(asOf), point);
  }

  /** What a window is laid out from. */
  record Layout(
      Requirement form, FactType candidates, JudgedInstant judged, Scene scene, long asOf) {

    /** 2.6, 4.2: as_of as a bound: exclusive, for states inclusive. */
    Edge asOfEdge() {
      return Edge.of(Moment.at(asOf), candidates.isState() ? 0 : -1);
    }

    /** 4.2: the window of a form; the judged instant as an end is cut at as_of. */
    NaiveWindow window(Window window) {
      boolean within = kind(window.end()) == Window.Kind.WITHIN;
      boolean preceding = kind(window.start()) == Window.Kind.PRECEDING;
      boolean noKeys = window.start().isEmpty() && window.end().isEmpty();
      if (candidates.isState() && noKeys) {
        Edge judgedEdge = Edge.of(judged.at(), 0).noLaterThan(asOfEdge());
        return new NaiveWindow(Edge.of(judged.at(), 0), judgedEdge, true);
      }
      Edge defaultStart = within ? Edge.of(judged.firstOfDay(), 0) : new Edge(MIN, MIN, MIN, MIN);
      boolean toJudged = preceding || form instanceof Requirement.Latest;
      Edge defaultEnd = toJudged ? toJudged(preceding).noLaterThan(asOfEdge()) : asOfEdge();
      Edge start = window.start().map(b -> edge(b, defaultStart)).orElse(defaultStart);
      Edge end = window.end().map(b -> edge(b, defaultEnd)).orElse(defaultEnd);
      return new NaiveWindow(start, end, false);
    }

    private Edge toJudged(boolean preceding) {
      return preceding ? judged.dayEnd(Edge.of(judged.lastOfDay(), 0)) : Edge.of(judged.at(), 0);
    }

    private static Window.Kind kind(java.util.Optional<Window.Bound> bound) {
      return bound.map(Window.Bound::kind).orElse(Window.Kind.FROM);
    }

    private Edge edge(Window.Bound bound, Edge fallback) {
      Value value = Kleene.value(bound.value(), scene);
      return switch (bound.kind()) {
        case FROM, TO -> instant(bound.value(), value, 0, fallback);
        case AFTER -> instant(bound.value(), value, 1, fallback);
        case BEFORE -> instant(bound.value(), value, -1, fallback);
        case PRECEDING ->
            value instanceof Value.Length length
                ? Edge.of(shifted(judged.firstOfDay(), -length.nanos()), 0)
                : ANYWHERE;
        case WITHIN ->
            value instanceof Value.Length length
                ? judged.dayEnd(Edge.of(shifted(judged.lastOfDay(), length.nanos()), 0))
                : ANYWHERE;
      };
    }

    /** 4.2: an absent neighbour is the default bound, any other absent or unknown one anywhere. */
    private Edge instant(Expression bound, Value value, int inward, Edge fallback) {
      if (value instanceof Moment moment) {
        return Edge.of(moment, inward);
      }
      if (value instanceof Value.Perhaps perhaps) {
        return Edge.of(perhaps.interval(), inward).or(fallback);
      }
      return value instanceof Value.Absent && isNeighbour(bound) ? fallback : ANYWHERE;
    }

    private boolean isNeighbour(Expression bound) {
      return bound.root() instanceof Term.Field field
          && judged.type() != null
          && judged.type().field(field.name()).map(Field::derivation).orElse(Field.Given.GIVEN)
              instanceof Field.Neighbour;
    }

    private static Moment shifted(Moment moment, long nanos) {
      return new Moment(Ticks.plus(moment.earliest(), nanos), Ticks.plus(moment.latest(), nanos));
    }

    private static final long MIN = Long.MIN_VALUE;
    private static final Edge ANYWHERE = new Edge(MIN, Long.MAX_VALUE, MIN, Long.MAX_VALUE);
  }
}
