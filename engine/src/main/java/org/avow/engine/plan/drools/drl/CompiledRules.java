package org.avow.engine.plan.drools.drl;

import java.lang.reflect.Constructor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Program;
import org.drools.kiesession.rulebase.SessionsAwareKnowledgeBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;

/**
 * Compiled rules in DRL, run over each case in a session of its own on a clock that follows the
 * facts. Immutable; threads may share it.
 */
final class CompiledRules implements Program {
  /** A session may fire so often, and so often more for each fact. */
  private static final int FIRINGS = 1_000;

  private static final int FIRINGS_A_FACT = 100;

  private final SessionsAwareKnowledgeBase rules;
  private final ClassLoader loader;
  private final Manner manner;
  private final IdentityHashMap<FactType, Constructor<?>> views = new IdentityHashMap<>();

  CompiledRules(SessionsAwareKnowledgeBase rules, ClassLoader loader, Manner manner) {
    this.rules = rules;
    this.loader = loader;
    this.manner = manner;
  }

  /**
   * How rules look at time.
   *
   * @param live whether they fire as facts come, as sliding windows need it; otherwise once all are
   *     there
   * @param temporal whether they compare instants of events, which must then be known exactly
   */
  record Manner(boolean live, boolean temporal) {}

  @Override
  public Run run(List<Fact> facts, long clock) {
    KieSessionConfiguration settings = KieServices.get().newKieSessionConfiguration();
    settings.setOption(ClockTypeOption.PSEUDO);
    Ledger ledger = new Ledger();
    Statements statements = new Statements(Ledger.millis(clock));
    KieSession session = rules.newKieSession(settings, null);
    try {
      session.addEventListener(new Unchanging());
      session.setGlobal(Compilation.REPORT, statements);
      new Course(session, FIRINGS + FIRINGS_A_FACT * facts.size()).run(facts, ledger, clock);
      return new Run(statements.list(), ledger.lacks(), ledger.personal(), statements.trouble());
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return new Run(List.of(), List.of(), Map.of(), Optional.of(Trouble.words(e)));
    } finally {
      session.dispose();
    }
  }

  /** The way of one session through its facts. */
  private final class Course {
    private final KieSession session;
    private final SessionPseudoClock clock;
    private int firings;

    Course(KieSession session, int firings) {
      this.session = session;
      this.clock = session.getSessionClock();
      this.firings = firings;
    }

    void run(List<Fact> facts, Ledger ledger, long asOf) {
      for (Fact fact : facts) {
        if (fact.type().isState()) {
          session.insert(view(fact, ledger));
        }
      }
      long end = Ledger.millis(asOf);
      for (Fact fact : facts) {
        if (!fact.type().isState()) {
          long at = Math.min(end, Ledger.millis(fact.at().earliest()));
          if (manner.live() && at > clock.getCurrentTime()) {
            fire();
          }
          advance(at);
          session.insert(view(fact, ledger));
        }
      }
      if (manner.live()) {
        fire();
      }
      advance(end);
      fire();
    }

    private void advance(long millis) {
      long ahead = millis - clock.getCurrentTime();
      if (ahead > 0) {
        clock.advanceTime(ahead, TimeUnit.MILLISECONDS);
      }
    }

    private void fire() {
      firings -= session.fireAllRules(firings + 1);
      if (firings < 0) {
        throw new Trouble("the rule fired so often that it may never end");
      }
    }
  }

  private Object view(Fact fact, Ledger ledger) {
    if (manner.temporal() && !fact.type().isState() && !fact.at().isExact()) {
      ledger.lack(fact, fact.type().fields().get(FactType.AT));
    }
    try {
      return constructor(fact.type()).newInstance(new FactView.Source(fact, ledger));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Constructor<?> constructor(FactType type) throws ReflectiveOperationException {
    synchronized (views) {
      Constructor<?> known = views.get(type);
      if (known == null) {
        known = loader.loadClass(FactClasses.name(type)).getConstructor(FactView.Source.class);
        views.put(type, known);
      }
      return known;
    }
  }
}
