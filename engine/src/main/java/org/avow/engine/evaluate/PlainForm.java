package org.avow.engine.evaluate;

/** A leaf that looks at events of which nothing is unknown. */
interface PlainForm {

  /** Whether the leaf certainly passes; false if it does not, or that is not seen here. */
  boolean passes(Judged judged, int kase);
}
