package org.avow.engine.plan.drools.drl;

import org.avow.engine.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A fact as rules in DRL see it; each type of the vocabulary is a class of its own. Compared by
 * identity. What it reads and finds unknown is kept in the ledger of its session. For one thread.
 */
public abstract class FactView {
  private final Fact fact;
  private final Ledger ledger;

  /**
   * @param source the fact with its ledger; made by this package alone
   */
  protected FactView(Source source) {
    this.fact = source.fact();
    this.ledger = source.ledger();
  }

  /** What a view is made of. Immutable. */
  public static final class Source {
    private final Fact fact;
    private final Ledger ledger;

    Source(Fact fact, Ledger ledger) {
      this.fact = fact;
      this.ledger = ledger;
    }

    private Fact fact() {
      return fact;
    }

    private Ledger ledger() {
      return ledger;
    }
  }

  /** The fact itself. */
  final Fact fact() {
    return fact;
  }

  /** The value in a slot; null if it is absent or unknown, which is remembered. */
  protected final @Nullable Object read(int slot) {
    return ledger.read(fact, slot);
  }

  /** Whether there is a value in a slot; false, and remembered, if that is unknown. */
  protected final boolean holds(int slot) {
    return ledger.holds(fact, slot);
  }

  /** When an event happened, in milliseconds since 1970: for the clock of the rules. */
  public final long getEventMillis() {
    return Ledger.millis(fact.at().earliest());
  }
}
