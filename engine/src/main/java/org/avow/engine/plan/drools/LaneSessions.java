package org.avow.engine.plan.drools;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.kie.api.runtime.KieSession;

/**
 * The leaves of a lane, and the short-lived sessions of Drools in which its cases are judged.
 * Immutable; threads may share it.
 *
 * @param <J> what is judged: the facts of a session
 * @param <R> what comes out of a leaf
 */
public final class LaneSessions<J, R> {
  private final Class<R> result;
  private final List<LeafRule<J, R>> leaves;
  private final RuleBase rules;

  /** Builds the rule base, or takes one of the same shape. */
  public LaneSessions(Class<R> result, List<LeafRule<J, R>> leaves) {
    this.result = result;
    this.leaves = List.copyOf(leaves);
    this.rules = RuleBase.of(leaves);
  }

  /** Judges facts in a session of their own, and hands over what comes out. */
  public void judge(Collection<? extends J> facts, Consumer<? super R> results) {
    KieSession session = rules.newSession();
    try {
      Sink sink = value -> results.accept(result.cast(value));
      session.setGlobal(RuleBase.SINK, sink);
      for (J fact : facts) {
        session.insert(new Inserted<>(fact, leaves));
      }
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }
}
