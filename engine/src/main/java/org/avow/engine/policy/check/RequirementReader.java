package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Scope;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads what a rule requires: a condition, a relation form, or a combination (semantics 4). */
final class RequirementReader {
  private static final List<String> FORMS =
      List.of("exists", "none", "latest", "count", "recurring", "all", "any");

  private final Vocabulary vocabulary;
  private final ExpressionReader expressions;
  private final WindowReader windows;
  private final Diagnostics diagnostics;
  private final RuleScope rule;

  RequirementReader(
      Vocabulary vocabulary,
      ExpressionReader expressions,
      Diagnostics diagnostics,
      RuleScope rule) {
    this.vocabulary = vocabulary;
    this.expressions = expressions;
    this.windows = new WindowReader(expressions, diagnostics);
    this.diagnostics = diagnostics;
    this.rule = rule;
  }

  Optional<Requirement> read(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return expressions
          .condition(node, rule.own())
          .map(condition -> new Requirement.Condition(condition, node.span()));
    }
    List<String> forms = FORMS.stream().filter(form -> mapping.entry(form).isPresent()).toList();
    if (forms.size() == 1) {
      return form(forms.get(0), mapping);
    }
    if (forms.isEmpty()) {
      reportForm(mapping);
    } else {
      YamlScalar second = mapping.entry(forms.get(1)).orElseThrow().key();
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          second.span(),
          "a requirement has one form, here are `" + String.join("`, `", forms) + "`",
          "combine several with `all:` or `any:`");
    }
    return Optional.empty();
  }

  private void reportForm(YamlMapping mapping) {
    Span head = Entries.head(mapping);
    String first = mapping.entries().isEmpty() ? "" : mapping.entries().get(0).name();
    diagnostics.add(
        Suggestion.nearest(first, FORMS).isPresent() ? Code.UNKNOWN_KEY : Code.MISSING_KEY,
        head,
        first.isEmpty()
            ? "a requirement needs a form"
            : Diagnostic.quote(first) + " is not a form of requirement, and none stands here",
        Suggestion.help(first, FORMS, "forms"));
  }

  private Optional<Requirement> form(String form, YamlMapping mapping) {
    return switch (form) {
      case "exists" ->
          candidates(entries(form, mapping), "exists")
              .map(c -> new Requirement.Exists(c, mapping.span()));
      case "none" ->
          candidates(entries(form, mapping), "none")
              .map(c -> new Requirement.None(c, mapping.span()));
      case "latest" -> latest(entries(form, mapping, "satisfies", "if_none"));
      case "count" -> count(entries(form, mapping, "distinct", "at_least", "at_most"));
      case "recurring" -> recurring(entries(form, mapping, "at_most_apart"));
      case "all" -> members(form, mapping).map(m -> new Requirement.All(m, mapping.span()));
      default -> members(form, mapping).map(m -> new Requirement.Any(m, mapping.span()));
    };
  }

  private Entries entries(String form, YamlMapping mapping, String... own) {
    String[] keys =
        Stream.of(new String[] {form, "where"}, own, WindowReader.KEYS)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
    return Entries.of(mapping, "`" + form + "`", diagnostics, keys);
  }

  private Optional<List<Requirement>> members(String form, YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "`" + form + "`", diagnostics, form);
    List<Requirement> members = new ArrayList<>();
    Optional<List<YamlNode>> nodes = entries.list(form).map(list -> list.items());
    nodes.ifPresent(list -> list.forEach(node -> read(node).ifPresent(members::add)));
    if (nodes.isPresent() && nodes.get().isEmpty()) {
      diagnostics.add(
          Code.INVALID_VALUE,
          entries.keySpan(form),
          "`" + form + "` of nothing requires nothing",
          "list at least one requirement");
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(members);
  }

  private Optional<TypeReference> candidate(Entries entries, String form) {
    Optional<TypeReference> candidate =
        entries.scalar(form).flatMap(scalar -> TypeReference.read(scalar, vocabulary, diagnostics));
    if (candidate.isPresent()
        && rule.judged()
            .filter(judged -> judged.alias().equals(candidate.get().alias()))
            .isPresent()) {
      String name = candidate.get().type().name();
      diagnostics.add(
          Code.MISSING_ALIAS,
          candidate.get().span(),
          "the candidate has the same name as the judged fact",
          "give it another one: `" + form + ": " + name + " as other`");
      return Optional.empty();
    }
    return candidate;
  }

  private Optional<Requirement.Candidates> candidates(Entries entries, String form) {
    return candidate(entries, form).map(fact -> candidates(entries, fact));
  }

  private Requirement.Candidates candidates(Entries entries, TypeReference fact) {
    Diagnostics problems = new Diagnostics();
    Optional<Expression> where =
        entries
            .get("where")
            .flatMap(node -> expressions.condition(node, rule.with(fact), problems));
    problems.sorted().forEach(p -> diagnostics.add(JoinKeys.named(p, rule.judged(), fact)));
    if (rule.judged().isPresent() && (where.isPresent() || !entries.has("where"))) {
      JoinKeys.check(where, fact, diagnostics);
    }
    return new Requirement.Candidates(
        fact.type(), fact.alias(), where, windows.read(entries, rule), fact.span());
  }

  private Optional<Requirement> latest(Entries entries) {
    entries.require("satisfies");
    Optional<Boolean> passIfNone = entries.word("if_none", Map.of("fail", false, "pass", true));
    Optional<TypeReference> fact = candidate(entries, "latest");
    Optional<Expression> satisfies =
        fact.flatMap(
            candidate ->
                entries
                    .get("satisfies")
                    .flatMap(node -> expressions.condition(node, rule.with(candidate))));
    Optional<Requirement.Candidates> candidates = fact.map(f -> candidates(entries, f));
    return satisfies.map(
        condition ->
            new Requirement.Latest(
                candidates.orElseThrow(), condition, passIfNone.orElse(false), entries.span()));
  }

  private Optional<Requirement> count(Entries entries) {
    entries.atMostOne("at_least", "at_most");
    boolean atLeast = entries.has("at_least");
    if (!atLeast && !entries.has("at_most")) {
      diagnostics.add(
          Code.MISSING_KEY,
          entries.keySpan("count"),
          "`count` needs a bound",
          "add `at_least:` or `at_most:`");
    }
    Optional<Expression> bound =
        entries.get(atLeast ? "at_least" : "at_most").flatMap(node -> number(node));
    Optional<TypeReference> fact = candidate(entries, "count");
    if (fact.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expression> distinct =
        entries.get("distinct").flatMap(node -> distinct(node, rule.with(fact.get())));
    if (atLeast && !entries.has("distinct") && fact.get().type().id().isEmpty()) {
      diagnostics.add(
          Code.COUNT_NEEDS_DISTINCT,
          fact.get().span(),
          "facts of type `"
              + fact.get().type().name()
              + "` have no `id`: records of one and the same may be counted twice",
          "add `distinct:` with what tells them apart, or declare the type's `id`");
    }
    Requirement.Candidates candidates = candidates(entries, fact.get());
    return bound.map(
        number -> new Requirement.Count(candidates, distinct, atLeast, number, entries.span()));
  }

  private Optional<Expression> distinct(YamlNode node, Scope scope) {
    Optional<Expression> value = expressions.value(node, scope, Optional.empty());
    if (value
        .filter(v -> v.type() == Type.Scalar.DOUBLE || v.type() instanceof Type.RecordOf)
        .isPresent()) {
      diagnostics.add(
          Code.CEL_TYPE,
          value.get().span(),
          "values of type `" + value.get().type() + "` cannot be told apart exactly",
          "use a string, an integer or an instant");
      return Optional.empty();
    }
    return value;
  }

  /** A whole number over the parameters, not negative. */
  Optional<Expression> number(YamlNode node) {
    Optional<Expression> value =
        expressions.value(node, rule.parameters(), Optional.of(Type.Scalar.INT));
    boolean negative =
        value
            .filter(
                v ->
                    v.root() instanceof Term.Constant constant
                        && constant.value() instanceof Value.Int number
                        && number.value() < 0)
            .isPresent();
    if (negative || node.span().text().matches("-\\s*\\d+")) {
      diagnostics.add(
          Code.INVALID_VALUE, node.span(), "a count is never negative", "write `0` or more");
    }
    return value;
  }

  private Optional<Requirement> recurring(Entries entries) {
    entries.require("at_most_apart");
    Optional<Requirement.Candidates> candidates = candidates(entries, "recurring");
    if (candidates.filter(c -> c.type().isState()).isPresent()) {
      diagnostics.add(
          Code.UNSUITABLE_WINDOW,
          candidates.get().span(),
          "`recurring` looks at events, but `" + candidates.get().type().name() + "` is a state",
          "use `exists`, or record an event each time it is observed");
    }
    Optional<Expression> apart =
        entries.get("at_most_apart").flatMap(node -> windows.duration(node, rule.parameters()));
    return candidates.isEmpty()
        ? Optional.empty()
        : apart.map(length -> new Requirement.Recurring(candidates.get(), length, entries.span()));
  }
}
