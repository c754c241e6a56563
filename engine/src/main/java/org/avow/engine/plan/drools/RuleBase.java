package org.avow.engine.plan.drools;

import static org.drools.model.DSL.accFunction;
import static org.drools.model.DSL.accumulate;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.DSL;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieSession;

/**
 * The rules of a lane in Drools' executable model. What a rule does is looked up in the fact that
 * it meets, so that a rule base depends on the shapes of its leaves alone, and lanes of the same
 * shape share one: building one costs milliseconds in a cold start.
 */
final class RuleBase {
  static final String SINK = "sink";

  /** So many rule bases are kept for the next evaluation. */
  private static final int KEPT = 128;

  private static final String PACKAGE = "org.avow.lane";
  private static final Global<Sink> OUT = globalOf(Sink.class, PACKAGE, SINK);
  private static final Kept BASES = new Kept();

  private final KieBase rules;

  private RuleBase(List<Shape> leaves) {
    ModelImpl model = new ModelImpl();
    model.addGlobal(OUT);
    for (int number = 0; number < leaves.size(); number++) {
      Shape leaf = leaves.get(number);
      model.addRule(leaf.single ? single(number) : relating(number));
    }
    this.rules = KieBaseBuilder.createKieBaseFromModel(model, EventProcessingOption.CLOUD);
  }

  /** What of a leaf decides how its rule is built. */
  private record Shape(boolean single) {
    static Shape of(LeafRule<?, ?> leaf) {
      return new Shape(leaf instanceof LeafRule.Single);
    }
  }

  /** The rule bases that were used last. Mutable; threads may share it. */
  private static final class Kept {
    private final Map<List<Shape>, RuleBase> bases = new LinkedHashMap<>(16, 0.75f, true);

    synchronized RuleBase of(List<Shape> leaves) {
      RuleBase base = bases.computeIfAbsent(leaves, RuleBase::new);
      if (bases.size() > KEPT) {
        bases.remove(bases.keySet().iterator().next());
      }
      return base;
    }
  }

  /** The rule base for leaves of these shapes. */
  static RuleBase of(List<? extends LeafRule<?, ?>> leaves) {
    return BASES.of(leaves.stream().map(Shape::of).toList());
  }

  KieSession newSession() {
    return rules.newKieSession();
  }

  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static Rule single(int number) {
    Variable<Inserted> fact = declarationOf(Inserted.class, "fact");
    Variable<Tallied> tallied = declarationOf(Tallied.class, "tallied");
    return rule(PACKAGE, "leaf " + number)
        .build(
            accumulate(
                pattern(fact),
                accFunction(
                        () -> new Accumulation<>(() -> new Tallied(number), Tallied.class), fact)
                    .as(tallied)),
            on(tallied, OUT).execute((t, sink) -> hand((Tallied<?, ?>) t, sink)));
  }

  private static void hand(Tallied<?, ?> tallied, Sink sink) {
    tallied.counted().ifPresent(sink::accept);
  }

  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static Rule relating(int number) {
    Variable<Inserted> fact = declarationOf(Inserted.class, "fact");
    Variable<Object> candidate =
        declarationOf(Object.class, "candidate", DSL.from(fact, f -> f.candidates(number)));
    Variable<Matched> matched = declarationOf(Matched.class, "matched");
    return rule(PACKAGE, "leaf " + number)
        .build(
            pattern(fact).expr("concerns " + number, f -> f.concerns(number)),
            accumulate(
                pattern(candidate),
                accFunction(() -> new Accumulation<>(Matched::new, Matched.class), candidate)
                    .as(matched)),
            on(fact, matched, OUT)
                .execute((f, m, sink) -> hand((Inserted<?, ?>) f, number, m, sink)));
  }

  private static <R> void hand(Inserted<?, R> fact, int leaf, Matched matched, Sink sink) {
    sink.accept(fact.outcome(leaf, matched.items()));
  }
}
