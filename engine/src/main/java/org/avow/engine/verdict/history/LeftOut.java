package org.avow.engine.verdict.history;

import java.util.Locale;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A verdict that does not enter the history. Immutable.
 *
 * @param reason why not
 */
public record LeftOut(VerdictDocument verdict, Reason reason) {

  /** Why a verdict says nothing about what became of a clause. */
  public enum Reason {
    /** Declared evidence counted: plans, not what runs (semantics 2.8). */
    DECLARED;

    /** As written in documents. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
