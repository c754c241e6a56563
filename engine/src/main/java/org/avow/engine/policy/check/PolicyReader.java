package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Scope;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.avow.engine.value.TimeSet;

/** Reads {@code policy} documents against the vocabulary and the clauses. */
final class PolicyReader {
  private static final String[] KEYS = {
    "policy", "title", "keeps", "severity", "effective", "params", "rules"
  };

  private final Vocabulary vocabulary;
  private final ClauseReferences clauses;
  private final ExpressionReader expressions;
  private final Diagnostics diagnostics;
  private final Versions versions;

  PolicyReader(
      Vocabulary vocabulary,
      Map<String, CommitmentsReader.DatedClause> clauses,
      ExpressionReader expressions,
      Diagnostics diagnostics) {
    this.vocabulary = vocabulary;
    this.clauses = new ClauseReferences(clauses, diagnostics);
    this.expressions = expressions;
    this.diagnostics = diagnostics;
    this.versions = new Versions(diagnostics);
  }

  Optional<Policy> read(YamlMapping document) {
    Entries entries = Entries.of(document, "a policy", diagnostics, KEYS);
    Optional<YamlScalar> id = entries.required("policy");
    List<String> keeps = clauses.keeps(entries);
    List<Parameter> parameters = ParameterReader.read(entries);
    Optional<RuleSeverity> severity = entries.word("severity", RuleReader.SEVERITIES);
    Optional<Entries> effective = RuleReader.effective(entries);
    Scope scope = expressions.constants().with("params", ExpressionReader.parameters(parameters));
    RuleReader reader =
        new RuleReader(
            vocabulary,
            clauses,
            expressions,
            new RuleReader.PolicyFrame(
                scope, keeps, severity.orElse(RuleSeverity.MEDIUM), effective),
            diagnostics);
    List<Rule> rules = rules(entries, reader);
    Optional<String> name = id.flatMap(scalar -> Names.id(scalar, diagnostics));
    name.ifPresent(
        n -> versions.add(id.get(), effective.flatMap(TimeLiterals::span).orElse(TimeSet.ALWAYS)));
    boolean keptByRule = rules.stream().anyMatch(rule -> !rule.keeps().isEmpty());
    if (!entries.has("keeps") && !keptByRule) {
      id.ifPresent(clauses::warnOfNone);
    }
    return name.map(
        n ->
            new Policy(
                n,
                entries.text("title").orElse(n),
                keeps,
                severity.orElse(RuleSeverity.MEDIUM),
                parameters,
                rules,
                entries.span()));
  }

  private List<Rule> rules(Entries entries, RuleReader reader) {
    List<Rule> rules = new ArrayList<>();
    Map<String, Span> ids = new LinkedHashMap<>();
    if (entries.require("rules")) {
      for (YamlMapping rule : entries.mappings("rules")) {
        rule.entry("rule")
            .filter(entry -> entry.value() instanceof YamlScalar)
            .map(entry -> (YamlScalar) entry.value())
            .ifPresent(
                id -> {
                  Span first = ids.putIfAbsent(id.text(), id.span());
                  if (first != null) {
                    Names.duplicate(id, "rules", first, diagnostics);
                  }
                });
        reader.read(rule).ifPresent(rules::add);
      }
    }
    return rules;
  }

  /** The clauses and who keeps them. */
  ClauseReferences clauses() {
    return clauses;
  }

  /** Warns of clauses that no policy keeps. */
  void finish() {
    clauses.warnOfUnkept();
  }
}
