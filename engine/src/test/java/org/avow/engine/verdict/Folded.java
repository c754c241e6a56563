package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.evaluate.Findings;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Makes foldings from bare outcomes: clauses, then rules with what came out of them, one policy
 * each unless they name the same. Mutable.
 */
final class Folded {
  private final List<Clause> clauses = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();
  private final List<Given> rules = new ArrayList<>();
  private RuleSeverity blockFrom = RuleSeverity.LOW;
  private boolean blockInconclusive = true;
  private List<String> chosenClauses = List.of();
  private List<String> chosenRules = List.of();

  private record Given(String policy, Rule rule, Optional<Outcome> outcome, boolean inScope) {}

  Folded clause(String id) {
    return clause(id, Optional.empty());
  }

  Folded uncheckable(String id) {
    return clause(id, Optional.of("names no measurable criterion"));
  }

  private Folded clause(String id, Optional<String> unchecked) {
    clauses.add(
        new Clause(id, id, 1, List.of(), Optional.empty(), Optional.empty(), unchecked, span(id)));
    return this;
  }

  /** A rule that was judged. */
  Folded rule(String policy, String id, RuleSeverity severity, Outcome outcome, String... keeps) {
    return given(
        policy, id, severity, Optional.of(outcome), outcome != Outcome.NOT_APPLICABLE, keeps);
  }

  /** A rule that was judged and found nothing that is certainly in scope. */
  Folded unscoped(String policy, String id, Outcome outcome, String... keeps) {
    return given(policy, id, RuleSeverity.LOW, Optional.of(outcome), false, keeps);
  }

  /** A rule that the question leaves out. */
  Folded unselected(String policy, String id, String... keeps) {
    return given(policy, id, RuleSeverity.LOW, Optional.empty(), false, keeps);
  }

  private Folded given(
      String policy,
      String id,
      RuleSeverity severity,
      Optional<Outcome> outcome,
      boolean inScope,
      String... keeps) {
    Span span = span(policy + "/" + id);
    Expression yes = new Expression(new Term.Constant(Value.Bool.TRUE, Type.Scalar.BOOL, span));
    Rule rule =
        new Rule(
            id,
            Optional.empty(),
            new Requirement.Condition(yes, span),
            Optional.empty(),
            Optional.empty(),
            severity,
            List.of(keeps),
            TimeSet.ALWAYS,
            false,
            span);
    if (!policies.contains(policy)) {
      policies.add(policy);
    }
    rules.add(new Given(policy, rule, outcome, inScope));
    return this;
  }

  Folded blockFrom(RuleSeverity severity) {
    blockFrom = severity;
    return this;
  }

  Folded letInconclusivePass() {
    blockInconclusive = false;
    return this;
  }

  Folded onlyClauses(String... ids) {
    chosenClauses = List.of(ids);
    return this;
  }

  Folded onlyRules(String... ids) {
    chosenRules = List.of(ids);
    return this;
  }

  Folding fold() {
    List<Policy> made = new ArrayList<>();
    List<RuleReport> reports = new ArrayList<>();
    for (String id : policies) {
      List<Given> given = rules.stream().filter(r -> r.policy().equals(id)).toList();
      Policy policy =
          new Policy(
              id,
              id,
              List.of(),
              RuleSeverity.LOW,
              List.of(),
              given.stream().map(Given::rule).toList(),
              span(id));
      made.add(policy);
      for (Given each : given) {
        each.outcome().ifPresent(o -> reports.add(report(policy, each, o)));
      }
    }
    Commitments commitments =
        new Commitments("promises", "Promises", Optional.empty(), clauses, span("promises"));
    Pack pack =
        new Pack(
            List.of("pack"),
            new Vocabulary(Map.of(), Map.of()),
            List.of(),
            List.of(commitments),
            made,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Folding(pack, question(), reports);
  }

  private static RuleReport report(Policy policy, Given given, Outcome outcome) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome each : Outcome.values()) {
      counts.put(each, each == outcome ? 1L : 0L);
    }
    return new RuleReport(
        policy,
        given.rule(),
        outcome,
        counts,
        given.inScope(),
        Findings.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Question question() {
    Profile profile =
        new Profile(
            "default",
            "",
            Optional.empty(),
            false,
            blockFrom,
            blockInconclusive,
            1,
            1,
            false,
            false,
            false,
            0,
            Map.of(),
            Map.of(),
            span("default"));
    return new Question(1, 0, 1, false, profile, chosenClauses, chosenRules);
  }

  private static Span span(String name) {
    return new TextFile(name, name).whole();
  }
}
