package org.avow.engine.policy;

import java.util.Optional;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Term;
import org.avow.engine.text.Span;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;

/**
 * The stretch of time that a relation form looks at (semantics 4.2). Immutable.
 *
 * @param start empty for the form's default
 * @param end empty for the form's default
 */
public record Window(Optional<Bound> start, Optional<Bound> end) {
  /** Neither bound is written. */
  public static final Window DEFAULT = new Window(Optional.empty(), Optional.empty());

  /** How a bound is meant. */
  public enum Kind {
    /** Closed start. */
    FROM,
    /** Open start. */
    AFTER,
    /** Start: so long before the judged instant, closed. */
    PRECEDING,
    /** Closed end. */
    TO,
    /** Open end. */
    BEFORE,
    /** End: so long after the judged instant, closed. */
    WITHIN
  }

  /**
   * A bound.
   *
   * <p>INVARIANT (literal dates): a bare date in a policy has become an exact instant by semantics
   * 1.7 before it gets here: {@code to} a day is {@code BEFORE} the next one, {@code after} a day
   * is {@code FROM} the next one.
   *
   * @param value a timestamp over judged fact and parameters; for {@code PRECEDING} and {@code
   *     WITHIN} a duration
   */
  public record Bound(Kind kind, Expression value, Span span) {

    /**
     * A bound at a date or instant that a policy states itself (semantics 1.7): of a bare date,
     * {@code from} and {@code before} mean its first instant, {@code to} includes the day, {@code
     * after} starts behind it.
     *
     * @param kind any but {@code PRECEDING} and {@code WITHIN}
     */
    public static Bound stated(Kind kind, Moment moment, Span span) {
      boolean day = !moment.isExact();
      long behind = moment.latest() == Long.MAX_VALUE ? Long.MAX_VALUE : moment.latest() + 1;
      Kind exact =
          switch (kind) {
            case TO -> day ? Kind.BEFORE : Kind.TO;
            case AFTER -> day ? Kind.FROM : Kind.AFTER;
            case FROM, BEFORE -> kind;
            case PRECEDING, WITHIN -> throw new IllegalArgumentException("no instant: " + kind);
          };
      long instant = exact == kind ? moment.earliest() : behind;
      Term term = new Term.Constant(Moment.at(instant), Type.Scalar.TIMESTAMP, span);
      return new Bound(exact, new Expression(term), span);
    }
  }
}
