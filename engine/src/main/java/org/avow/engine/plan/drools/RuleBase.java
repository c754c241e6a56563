package org.avow.engine.plan.drools;

import static org.drools.model.DSL.accFunction;
import static org.drools.model.DSL.accumulate;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.List;
import org.drools.core.BaseConfigurationFactories;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.model.DSL;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.Block3;
import org.drools.model.functions.Block4;
import org.drools.model.functions.Function2;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate2;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KiePackagesBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.KieSession;
import org.kie.internal.conf.CompositeBaseConfiguration;
import org.kie.internal.utils.ChainedProperties;

/**
 * The rules of all lanes in Drools' executable model. Leaves are facts beside what is judged, and
 * there is one rule for each shape of leaf; so there is one rule base, and it can be built before
 * any pack is known. Building one takes a good part of a cold start.
 *
 * <p>What the rules do is written as classes: lambdas of Drools' functions can be serialized, and
 * no cache of classes holds such.
 */
final class RuleBase {
  static final String SINK = "sink";

  private static final String PACKAGE = "org.avow.lane";
  private static final Global<Sink> OUT = globalOf(Sink.class, PACKAGE, SINK);
  private static final KieBase RULES = build();

  private RuleBase() {}

  /**
   * As {@code KieBaseBuilder} does it, but for what it looks up: properties of the system and of
   * files, of which none is meant for Avow, and orders of packages.
   */
  @SuppressWarnings({"unchecked", "varargs"}) // of a generic type there is no array
  private static KieBase build() {
    ModelImpl model = new ModelImpl();
    model.addGlobal(OUT);
    model.addRule(alone());
    model.addRule(relating());
    CompositeBaseConfiguration configuration =
        new CompositeBaseConfiguration(
            new ChainedProperties(),
            RuleBase.class.getClassLoader(),
            BaseConfigurationFactories.baseConf,
            BaseConfigurationFactories.ruleConf);
    configuration.setOption(EventProcessingOption.CLOUD);
    KiePackagesBuilder packages =
        new KiePackagesBuilder(configuration, new WholeFacts(), List.of(model));
    InternalKnowledgeBase rules = KnowledgeBaseFactory.newKnowledgeBase(PACKAGE, configuration);
    for (KiePackage each : packages.build().getKiePackages()) {
      if (!rules.addPackage(each).isDone()) {
        throw new IllegalStateException("packages are added at once");
      }
    }
    return rules;
  }

  /** A session without facts. */
  static KieSession newSession() {
    return RULES.newKieSession();
  }

  /** A leaf that looks at judged facts alone is told all of the session. */
  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static Rule alone() {
    Variable<Judged> fact = declarationOf(Judged.class, "fact");
    Variable<Gathered> facts = declarationOf(Gathered.class, "facts");
    Variable<LeafRule.Single> leaf = declarationOf(LeafRule.Single.class, "leaf");
    return rule(PACKAGE, "alone")
        .build(
            accumulate(pattern(fact), accFunction(Gathering::new, fact).as(facts)),
            pattern(leaf),
            on(facts, leaf, OUT).execute(new Count()));
  }

  /** A leaf that looks at candidates is told those of each judged fact that it concerns. */
  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static Rule relating() {
    Variable<LeafRule.Relating> leaf = declarationOf(LeafRule.Relating.class, "leaf");
    Variable<Judged> fact = declarationOf(Judged.class, "fact");
    Variable<Object> candidate =
        declarationOf(Object.class, "candidate", DSL.from(leaf, fact, new Candidates()));
    Variable<Gathered> matches = declarationOf(Gathered.class, "matches");
    return rule(PACKAGE, "relating")
        .build(
            pattern(leaf),
            pattern(fact).expr("concerns", leaf, new Concerns()),
            accumulate(pattern(candidate), accFunction(Gathering::new, candidate).as(matches)),
            on(leaf, fact, matches, OUT).execute(new Conclude()));
  }

  @SuppressWarnings("rawtypes") // Drools sees leaves without types
  private static final class Count implements Block3<Gathered, LeafRule.Single, Sink> {
    private static final long serialVersionUID = 1L;

    @Override
    public void execute(Gathered facts, LeafRule.Single leaf, Sink sink) {
      if (!facts.items().isEmpty()) {
        sink.accept(count((LeafRule.Single<?, ?>) leaf, facts));
      }
    }

    @SuppressWarnings("unchecked") // all facts of a session have the type of its LaneSessions
    private static <J, R> R count(LeafRule.Single<J, R> leaf, Gathered facts) {
      Tally<J, R> tally = leaf.tally().get();
      for (Object each : facts.items()) {
        tally.add((J) ((Judged) each).fact());
      }
      return tally.counted();
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // Drools sees leaves and facts without types
  private static final class Concerns
      implements Predicate2<Judged, LeafRule.Relating>, HashedExpression {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean test(Judged judged, LeafRule.Relating leaf) {
      return leaf.concerns().test(judged.fact());
    }

    @Override
    public String getExpressionHash() {
      return "concerns";
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // Drools sees leaves and facts without types
  private static final class Candidates
      implements Function2<LeafRule.Relating, Judged, Object>, HashedExpression {
    private static final long serialVersionUID = 1L;

    @Override
    public Object apply(LeafRule.Relating leaf, Judged judged) {
      return leaf.candidates().apply(judged.fact());
    }

    @Override
    public String getExpressionHash() {
      return "candidates";
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // Drools sees leaves and facts without types
  private static final class Conclude implements Block4<LeafRule.Relating, Judged, Gathered, Sink> {
    private static final long serialVersionUID = 1L;

    @Override
    public void execute(LeafRule.Relating leaf, Judged judged, Gathered matches, Sink sink) {
      sink.accept(leaf.outcome().apply(judged.fact(), matches.items()));
    }
  }
}
