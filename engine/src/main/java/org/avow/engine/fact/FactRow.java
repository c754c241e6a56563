package org.avow.engine.fact;

import org.avow.engine.value.Moment;
import org.avow.engine.value.Row;

/**
 * A fact as far as somebody reads it: {@link #get} holds for the slots that were asked for, and
 * {@link #fact} makes the rest of it where it is needed after all.
 */
public interface FactRow extends Row {
  FactType type();

  /** When it happened; {@link Moment#ANY} if nothing is known. */
  Moment at();

  /** Whether it is unknown that there is such a fact. */
  boolean doubtful();

  /** The whole fact. May be asked for only while the row is handed over, where nothing is said. */
  Fact fact();
}
