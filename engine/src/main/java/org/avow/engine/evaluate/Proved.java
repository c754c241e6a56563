package org.avow.engine.evaluate;

import org.avow.engine.policy.Rule;

/** What is known to pass before any session is asked. */
interface Proved {

  /**
   * Whether a fact passes a rule.
   *
   * @param index of the fact among those of its type, in the world that is judged
   */
  boolean test(Rule rule, int index);
}
