package org.avow.engine.plan.drools;

import static org.drools.model.DSL.accFunction;
import static org.drools.model.DSL.accumulate;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.drools.model.DSL;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieSession;

/**
 * The leaves of a lane as one rule base of Drools' executable model, and its short-lived sessions:
 * one a case. Immutable; threads may share it.
 *
 * @param <J> what is judged: the facts of a session
 * @param <R> what comes out of a leaf
 */
public final class LaneSessions<J, R> {
  private static final String PACKAGE = "org.avow.lane";
  private static final String SINK = "sink";

  private final Class<J> judged;
  private final Class<R> result;
  private final Global<Sink> sink = globalOf(Sink.class, PACKAGE, SINK);
  private final KieBase rules;

  /** Builds the rule base. */
  public LaneSessions(Class<J> judged, Class<R> result, List<LeafRule<J, R>> leaves) {
    this.judged = judged;
    this.result = result;
    Model model = new ModelImpl().addGlobal(sink);
    for (LeafRule<J, R> leaf : leaves) {
      ((ModelImpl) model).addRule(ruleOf(leaf));
    }
    this.rules = KieBaseBuilder.createKieBaseFromModel(model, EventProcessingOption.CLOUD);
  }

  /** Judges the facts of one case in a session of its own, and hands over what comes out. */
  public void judge(Collection<? extends J> facts, Consumer<? super R> results) {
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal(SINK, new Sink(value -> results.accept(result.cast(value))));
      facts.forEach(session::insert);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  private Rule ruleOf(LeafRule<J, R> leaf) {
    return leaf instanceof LeafRule.Single<J, R> single
        ? single(single)
        : relating((LeafRule.Relating<J, ?, ?, R>) leaf);
  }

  private Rule single(LeafRule.Single<J, R> leaf) {
    Variable<R> out = declarationOf(result, "out");
    return rule(PACKAGE, leaf.id())
        .build(
            accumulate(
                concerned(leaf, declarationOf(judged, "judged")),
                accFunction(() -> new TallyFunction<>(leaf.tally(), judged, result)).as(out)),
            on(out, sink).execute((r, s) -> s.accept(r)));
  }

  private <M, S> Rule relating(LeafRule.Relating<J, M, S, R> leaf) {
    Variable<J> fact = declarationOf(judged, "judged");
    Variable<M> candidate =
        declarationOf(leaf.candidate(), "candidate", DSL.from(fact, leaf.candidates()::apply));
    Variable<S> counted = declarationOf(leaf.counted(), "counted");
    return rule(PACKAGE, leaf.id())
        .build(
            concerned(leaf, fact),
            accumulate(
                pattern(candidate),
                accFunction(
                        () -> new TallyFunction<>(leaf.tally(), leaf.candidate(), leaf.counted()),
                        candidate)
                    .as(counted)),
            on(fact, counted, sink).execute((f, c, s) -> s.accept(leaf.outcome().apply(f, c))));
  }

  private PatternDef<J> concerned(LeafRule<J, R> leaf, Variable<J> fact) {
    return pattern(fact).expr(leaf.id() + " concerns", leaf.concerns()::test);
  }

  /** Where the consequences of a session hand over what comes out. */
  record Sink(Consumer<Object> results) {
    void accept(Object value) {
      results.accept(value);
    }
  }
}
