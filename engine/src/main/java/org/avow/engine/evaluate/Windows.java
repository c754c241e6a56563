package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.Window;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Works out the window of a relation form for each judged fact (semantics 1.7, 4.2). Immutable.
 *
 * <p>INVARIANT (cuts): a bound is the first instant that is in, or behind, the window; so a closed
 * end and an open start lie one nanosecond after the instant they name.
 */
final class Windows {
  /** From the earliest to the latest cut; {@code due} is the named instant of an end. */
  private record Cut(long min, long max, long due) {
    static final Cut ANY = new Cut(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    static Cut at(long instant) {
      return new Cut(instant, instant, instant);
    }

    static Cut behind(Moment last, int tick) {
      return new Cut(sum(last.earliest(), tick), sum(last.latest(), tick), last.latest());
    }

    Cut or(Cut other) {
      return new Cut(Math.min(min, other.min), Math.max(max, other.max), Math.max(due, other.due));
    }

    Cut before(long end) {
      return new Cut(Math.min(min, end), Math.min(max, end), Math.min(due, end));
    }
  }

  private final Inquiry inquiry;
  private final boolean states;
  private final boolean latest;
  private final Window window;
  private final long close;
  private final Optional<Evaluator> start;
  private final Optional<Evaluator> end;

  Windows(Inquiry inquiry, Requirement.Relation form) {
    FactType type = form.candidates().type();
    this.inquiry = inquiry;
    this.states = type.isState();
    this.latest = form instanceof Requirement.Latest;
    this.window = form.candidates().window();
    this.close = states ? sum(inquiry.question().asOf(), 1) : inquiry.question().asOf();
    this.start = window.start().map(bound -> Lowering.lower(bound.value()));
    this.end = window.end().map(bound -> Lowering.lower(bound.value()));
  }

  /** The first instant that is future for the candidates (2.6). */
  long close() {
    return close;
  }

  /** The window for a judged fact. */
  Reach of(Judged judged) {
    return reach(judged, 1);
  }

  /**
   * The window between the instants that its bounds name, open or closed: how long it is on a
   * continuous axis of time.
   */
  Reach named(Judged judged) {
    return reach(judged, 0);
  }

  /**
   * @param tick how far behind an instant the cut lies that leaves it out, or lets it in
   */
  private Reach reach(Judged judged, int tick) {
    Moment instant = judged.instant();
    if (states && window.start().isEmpty() && window.end().isEmpty()) {
      Cut last = Cut.behind(instant, tick).before(close);
      return new Reach(
          instant.earliest(), instant.latest(), last.min(), last.max(), true, last.due());
    }
    Cut first = start(judged, tick);
    Cut last = end(judged, tick);
    return new Reach(
        first.min(), first.max(), last.min(), last.max(), startMoves() && endMoves(), last.due());
  }

  private boolean is(Optional<Window.Bound> bound, Window.Kind kind) {
    return bound.isPresent() && bound.get().kind() == kind;
  }

  private boolean startMoves() {
    return is(window.start(), Window.Kind.PRECEDING)
        || (window.start().isEmpty() && is(window.end(), Window.Kind.WITHIN));
  }

  private boolean endMoves() {
    return is(window.end(), Window.Kind.WITHIN)
        || (window.end().isEmpty() && (latest || is(window.start(), Window.Kind.PRECEDING)));
  }

  private Cut start(Judged judged, int tick) {
    Moment instant = judged.instant();
    Cut own =
        judged.isDate()
            ? Cut.at(instant.earliest())
            : new Cut(instant.earliest(), instant.latest(), instant.latest());
    Cut usual = countsLengths() ? own : Cut.at(Long.MIN_VALUE);
    if (window.start().isEmpty()) {
      return usual;
    }
    Window.Bound bound = window.start().get();
    Value value = value(start, judged);
    return switch (bound.kind()) {
      case FROM -> cut(bound, value, usual, 0);
      case AFTER -> cut(bound, value, usual, tick);
      case PRECEDING ->
          value instanceof Value.Length length
              ? new Cut(
                  sum(usual.min(), -length.nanos()), sum(usual.max(), -length.nanos()), usual.due())
              : Cut.ANY;
      case TO, BEFORE, WITHIN -> throw new IllegalArgumentException("no start: " + bound);
    };
  }

  private Cut end(Judged judged, int tick) {
    Moment instant = judged.instant();
    Cut own =
        judged.isDate() && countsLengths()
            ? Cut.at(sum(instant.latest(), 1))
            : Cut.behind(instant, tick);
    boolean judgedEnd = latest || is(window.start(), Window.Kind.PRECEDING);
    Cut usual = judgedEnd ? own.before(close) : Cut.at(close);
    if (window.end().isEmpty()) {
      return usual;
    }
    Window.Bound bound = window.end().get();
    Value value = value(end, judged);
    return switch (bound.kind()) {
      case TO -> cut(bound, value, usual, tick);
      case BEFORE -> cut(bound, value, usual, 0);
      case WITHIN ->
          value instanceof Value.Length length
              ? new Cut(
                  sum(own.min(), length.nanos()),
                  sum(own.max(), length.nanos()),
                  sum(own.due(), length.nanos()))
              : Cut.ANY;
      case FROM, AFTER, PRECEDING -> throw new IllegalArgumentException("no end: " + bound);
    };
  }

  /** Whether a length is counted from the judged instant: from a date, in whole days. */
  private boolean countsLengths() {
    return is(window.start(), Window.Kind.PRECEDING) || is(window.end(), Window.Kind.WITHIN);
  }

  private Value value(Optional<Evaluator> bound, Judged judged) {
    FactFrame frame = new FactFrame(judged.row(), FactFrame.NOTHING, inquiry.parameters());
    return bound.orElseThrow().evaluate(frame);
  }

  private Cut cut(Window.Bound bound, Value value, Cut usual, int step) {
    if (value instanceof Moment at) {
      return new Cut(sum(at.earliest(), step), sum(at.latest(), step), at.latest());
    }
    if (value instanceof Value.Perhaps perhaps) {
      Moment at = perhaps.interval();
      return new Cut(sum(at.earliest(), step), sum(at.latest(), step), at.latest()).or(usual);
    }
    return value == Value.Absent.ABSENT && isNeighbour(bound) ? usual : Cut.ANY;
  }

  /** Whether the bound is a mere {@code next_at} or {@code previous_at} (4.2). */
  private boolean isNeighbour(Window.Bound bound) {
    return bound.value().root() instanceof Term.Field field
        && inquiry
            .rule()
            .judged()
            .map(Rule.Judged::type)
            .flatMap(type -> type.field(field.name()))
            .map(f -> f.derivation() instanceof Field.Neighbour)
            .orElse(false);
  }

  /** The sum, at most the ends of time, which stay what they are. */
  static long sum(long instant, long length) {
    if (instant == Long.MIN_VALUE || instant == Long.MAX_VALUE) {
      return instant;
    }
    long sum = instant + length;
    boolean overflow = ((instant ^ sum) & (length ^ sum)) < 0;
    return overflow ? (length < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }
}
