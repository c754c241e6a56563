package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Scope;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Message;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.value.TimeSet;

/** Reads the rules of a policy. */
final class RuleReader {
  private static final String[] KEYS = {
    "rule",
    "for",
    "where",
    "require",
    "per",
    "at_most",
    "message",
    "fix",
    "severity",
    "keeps",
    "effective"
  };

  static final Map<String, RuleSeverity> SEVERITIES = severities();

  private final Vocabulary vocabulary;
  private final ClauseReferences clauses;
  private final ExpressionReader expressions;
  private final PolicyFrame policy;
  private final Diagnostics diagnostics;

  RuleReader(
      Vocabulary vocabulary,
      ClauseReferences clauses,
      ExpressionReader expressions,
      PolicyFrame policy,
      Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.vocabulary = vocabulary;
    this.clauses = clauses;
    this.expressions = expressions;
    this.policy = policy;
  }

  /**
   * What rules take from their policy.
   *
   * @param scope the parameters
   */
  record PolicyFrame(
      Scope scope, List<String> keeps, RuleSeverity severity, Optional<Entries> effective) {}

  private static Map<String, RuleSeverity> severities() {
    Map<String, RuleSeverity> words = new LinkedHashMap<>();
    for (RuleSeverity severity : RuleSeverity.values()) {
      words.put(severity.word(), severity);
    }
    return words;
  }

  /** The {@code effective} of a policy or a rule. */
  static Optional<Entries> effective(Entries owner) {
    return owner
        .mapping("effective")
        .map(mapping -> Entries.of(mapping, "`effective`", owner.diagnostics(), "from", "until"));
  }

  Optional<Rule> read(YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "a rule", diagnostics, KEYS);
    Optional<String> id = entries.required("rule").flatMap(scalar -> Names.id(scalar, diagnostics));
    Optional<TypeReference> judged =
        entries
            .scalar("for")
            .flatMap(scalar -> TypeReference.read(scalar, vocabulary, diagnostics));
    List<String> keeps = entries.has("keeps") ? clauses.keeps(entries) : policy.keeps();
    Optional<ClauseReferences.Due> due = clauses.due(keeps, entries.head());
    if (entries.has("for") && judged.isEmpty()) {
      return Optional.empty();
    }
    RuleScope scope = RuleScope.of(judged, policy.scope());
    Optional<Rule.Judged> judging = judged.map(fact -> judged(fact, entries, scope));
    checkWhere(entries);
    Optional<Requirement> require = requirement(entries, scope);
    Effective effective = effective(entries, due);
    Optional<Message> message = message(entries, scope);
    Optional<String> fix = entries.text("fix");
    RuleSeverity severity = entries.word("severity", SEVERITIES).orElse(policy.severity());
    if (id.isEmpty() || require.isEmpty()) {
      return Optional.empty();
    }
    Requirement required =
        due.filter(any -> judged.isEmpty())
            .map(date -> require.get().accept(DueWindows.of(date)))
            .orElse(require.get());
    return Optional.of(
        new Rule(
            id.get(),
            judging,
            required,
            message,
            fix,
            severity,
            keeps,
            effective.span(),
            effective.fromDue(),
            entries.span()));
  }

  private Optional<Message> message(Entries entries, RuleScope scope) {
    return entries
        .scalar("message")
        .map(scalar -> new MessageReader(expressions, diagnostics).read(scalar, scope.own()));
  }

  private Rule.Judged judged(TypeReference fact, Entries entries, RuleScope scope) {
    Optional<Expression> where =
        entries.get("where").flatMap(node -> expressions.condition(node, scope.own()));
    return new Rule.Judged(fact.type(), fact.alias(), where, fact.span());
  }

  private static void checkWhere(Entries entries) {
    for (String key : List.of("where", "per")) {
      if (!entries.has("for") && entries.has(key)) {
        entries
            .diagnostics()
            .add(
                Code.MISSING_KEY,
                entries.keySpan(key),
                "`" + key + "` is about the judged facts, but the rule judges none",
                "add `for:`, or move the condition into the requirement");
      }
    }
  }

  private Optional<Requirement> requirement(Entries entries, RuleScope scope) {
    RequirementReader reader =
        new RequirementReader(vocabulary, expressions, entries.diagnostics(), scope);
    if (entries.has("per") || entries.has("at_most")) {
      return perGroup(entries, scope, reader);
    }
    entries.require("require");
    return entries.get("require").flatMap(reader::read);
  }

  private Optional<Requirement> perGroup(
      Entries entries, RuleScope scope, RequirementReader reader) {
    entries.atMostOne("require", "per");
    entries.atMostOne("require", "at_most");
    entries.require("per");
    entries.require("at_most");
    List<Expression> keys = new ArrayList<>();
    Optional<List<YamlNode>> nodes = entries.list("per").map(list -> list.items());
    if (entries.has("for")) {
      nodes.ifPresent(
          list ->
              list.forEach(
                  node ->
                      expressions.value(node, scope.own(), Optional.empty()).ifPresent(keys::add)));
    }
    if (nodes.isPresent() && nodes.get().isEmpty()) {
      entries
          .diagnostics()
          .add(
              Code.INVALID_VALUE,
              entries.keySpan("per"),
              "`per` needs at least one expression",
              "list what makes a group, such as `[collection.subject]`");
    }
    Optional<Expression> bound = entries.get("at_most").flatMap(reader::number);
    return keys.isEmpty()
        ? Optional.empty()
        : bound.map(most -> new Requirement.PerGroup(keys, most, entries.span()));
  }

  /** When a rule is in force, and whether that follows from a due date. */
  private record Effective(TimeSet span, boolean fromDue) {}

  private Effective effective(Entries entries, Optional<ClauseReferences.Due> due) {
    Optional<Entries> own = effective(entries);
    TimeSet ruleSpan = own.flatMap(TimeLiterals::span).orElse(TimeSet.ALWAYS);
    TimeSet policySpan = policy.effective().flatMap(TimeLiterals::span).orElse(TimeSet.ALWAYS);
    boolean stated =
        own.filter(e -> e.has("from")).isPresent()
            || policy.effective().filter(e -> e.has("from")).isPresent();
    TimeSet both = ruleSpan.intersect(policySpan);
    if (both.isEmpty()) {
      entries
          .diagnostics()
          .add(
              Code.INVALID_PERIOD,
              entries.keySpan("effective"),
              "the rule is in force only while its policy is not",
              "let the spans of rule and policy overlap");
    }
    return due.filter(d -> !stated)
        .map(d -> new Effective(after(both, d.behind()), true))
        .orElse(new Effective(both, false));
  }

  private static TimeSet after(TimeSet span, long from) {
    return span.intersect(TimeSet.between(from, Long.MAX_VALUE));
  }
}
