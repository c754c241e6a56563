package org.avow.engine.plan.drools.drl;

import java.util.Date;

/**
 * What a rule in DRL says of the facts that it judges; every rule knows it as {@code report}. In a
 * message <code>${field}</code> stands for a field of the fact.
 */
public interface Report {

  /** The instant up to which evidence counts: the verdict's as-of. */
  Date asOf();

  /** The fact keeps the rule. */
  void pass(FactView fact);

  /** The fact breaks the rule. */
  void fail(FactView fact, String message);

  /** Nobody can tell whether the fact keeps the rule. */
  void inconclusive(FactView fact, String message);

  /**
   * The fact does not keep the rule yet.
   *
   * @param due by when it must
   */
  void pending(FactView fact, Date due, String message);
}
