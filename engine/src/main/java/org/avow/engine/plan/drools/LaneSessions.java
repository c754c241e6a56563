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

  /** The leaves of a lane, whose results all are of one class. */
  public LaneSessions(Class<R> result, List<LeafRule<J, R>> leaves) {
    this.result = result;
    this.leaves = List.copyOf(leaves);
  }

  /** Judges facts in a session of their own, and hands over what comes out. */
  public void judge(Collection<? extends J> facts, Consumer<? super R> results) {
    Work.add(facts.size(), leaves.size());
    KieSession session = RuleBase.newSession();
    try {
      Sink sink = value -> results.accept(result.cast(value));
      session.setGlobal(RuleBase.SINK, sink);
      leaves.forEach(session::insert);
      for (J fact : facts) {
        session.insert(new Judged(fact));
      }
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  /**
   * Makes Drools ready, as far as that is possible before any lane is known. A cold start does it
   * while packs and evidence are read.
   */
  public static void prepare() {
    KnownServices.during(LaneSessions::judgeAnything);
  }

  private static boolean judgeAnything() {
    Tally<Object, Object> nothing = new Nothing();
    LeafRule<Object, Object> single = new LeafRule.Single<>("single", () -> nothing);
    LeafRule<Object, Object> relating =
        new LeafRule.Relating<>("relating", x -> true, x -> List.of(x), (x, matches) -> x);
    new LaneSessions<>(Object.class, List.of(single, relating)).judge(List.of("fact"), x -> {});
    return true;
  }

  private static final class Nothing implements Tally<Object, Object> {
    @Override
    public void add(Object item) {}

    @Override
    public Object counted() {
      return this;
    }
  }
}
