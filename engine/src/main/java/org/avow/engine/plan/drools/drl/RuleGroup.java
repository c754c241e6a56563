package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.ProgramReader;
import org.avow.engine.policy.Requirement;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Value;
import org.drools.drl.ast.descr.RuleDescr;

/** One rule of a policy in DRL: the rule of Drools that names it, and those that join it. */
final class RuleGroup {
  private static final Set<String> TEMPORAL =
      Set.of(
          "after",
          "before",
          "coincides",
          "during",
          "includes",
          "finishes",
          "finishedby",
          "meets",
          "metby",
          "overlaps",
          "overlappedby",
          "starts",
          "startedby",
          "over");

  private final DrlText text;
  private final List<RuleDescr> rules;
  private final Vocabulary vocabulary;

  RuleGroup(DrlText text, List<RuleDescr> rules, Vocabulary vocabulary) {
    this.text = text;
    this.rules = rules;
    this.vocabulary = vocabulary;
  }

  /** The rule, compiled; empty, and reported, if anything is wrong with it. */
  Optional<ProgramReader.Ruling> read(Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    RuleDescr head = rules.get(0);
    Metadata metadata = Metadata.read(text.head(head), own);
    Conditions conditions = new Conditions(text, vocabulary, own);
    rules.forEach(rule -> conditions.walk(rule.getLhs()));
    Optional<FactType> judged = judged(head, metadata, conditions, own);
    boolean positive = metadata.has("positive");
    if (positive) {
      conditions.negative().forEach(found -> notPositive(found, own));
    }
    Optional<Long> lookback = lookback(metadata, own);
    List<Requirement.Read> reads = reads(metadata, conditions, own);
    List<String> per = per(metadata, judged, own);
    Optional<CompiledRules> compiled = Optional.empty();
    if (!own.hasErrors()) {
      CompiledRules.Manner manner = new CompiledRules.Manner(conditions.windows(), temporal());
      compiled = new Compilation(text, vocabulary, own).compile(DrlReader.names(rules), manner);
    }
    own.sorted().forEach(diagnostics::add);
    Span span = text.heading(head);
    return compiled.map(
        program ->
            new ProgramReader.Ruling(
                name(head),
                judged.orElseThrow(),
                metadata.all("keeps"),
                metadata.one("severity", diagnostics),
                metadata.one("fix", diagnostics),
                new Requirement.Coded(program, reads, per, positive, lookback, span),
                span));
  }

  /** The name of the rule where it is written. */
  private Excerpt name(RuleDescr rule) {
    List<Token> tokens = text.tokens(rule);
    return Excerpt.of(tokens.size() > 1 ? tokens.get(1).value() : text.heading(rule));
  }

  private Optional<FactType> judged(
      RuleDescr head, Metadata metadata, Conditions conditions, Diagnostics diagnostics) {
    if (metadata.has("judges")) {
      return metadata.one("judges", diagnostics).flatMap(name -> type(name, diagnostics));
    }
    if (conditions.first().isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.add(
          Code.DRL_METADATA,
          text.heading(head),
          "it is not clear which facts the rule judges",
          "add `@judges(type)` to its head");
    }
    return conditions.first();
  }

  private Optional<FactType> type(Excerpt name, Diagnostics diagnostics) {
    Optional<FactType> type = vocabulary.type(name.text());
    if (type.isEmpty()) {
      diagnostics.add(
          Code.UNKNOWN_NAME,
          name.whole(),
          "there is no fact type " + Diagnostic.quote(name.text()),
          Suggestion.help(name.text(), vocabulary.types().keySet(), "fact types"));
    }
    return type;
  }

  private Optional<Field> field(FactType type, Excerpt name, Diagnostics diagnostics) {
    Optional<Field> field = type.field(name.text());
    if (field.isEmpty()) {
      diagnostics.add(
          Code.UNKNOWN_FIELD,
          name.whole(),
          Diagnostic.quote(type.name()) + " has no field " + Diagnostic.quote(name.text()),
          Suggestion.help(
              name.text(),
              type.fields().stream().map(Field::name).toList(),
              "fields of `" + type + "`"));
    }
    return field;
  }

  private static void notPositive(Conditions.Found found, Diagnostics diagnostics) {
    diagnostics.add(
        Code.DRL_NOT_POSITIVE,
        found.span(),
        "more facts could take back what `"
            + found.words()
            + "` finds, so the rule is not positive",
        "remove `@positive`, or say it without `" + found.words() + "`");
  }

  private static Optional<Long> lookback(Metadata metadata, Diagnostics diagnostics) {
    Optional<Excerpt> stated = metadata.one("lookback", diagnostics);
    Optional<Value.Length> length = stated.flatMap(text -> Durations.parse(text.text()));
    if (stated.isPresent() && (length.isEmpty() || length.get().nanos() < 0)) {
      diagnostics.add(
          Code.INVALID_DURATION,
          stated.get().whole(),
          Diagnostic.quote(stated.get().text()) + " is not a duration",
          "write an ISO 8601 duration, such as `@lookback(P30D)`");
    }
    return length.map(Value.Length::nanos);
  }

  /** The types of the patterns and of {@code @reads}, with the fields that it names. */
  private List<Requirement.Read> reads(
      Metadata metadata, Conditions conditions, Diagnostics diagnostics) {
    Map<FactType, List<Field>> reads = new LinkedHashMap<>();
    conditions.reads().forEach(type -> reads.put(type, new ArrayList<>()));
    for (Excerpt stated : metadata.all("reads")) {
      int dot = stated.text().indexOf('.');
      int end = dot < 0 ? stated.text().length() : dot;
      type(stated.slice(0, end), diagnostics)
          .ifPresent(
              type -> {
                List<Field> fields = reads.computeIfAbsent(type, k -> new ArrayList<>());
                if (dot >= 0) {
                  Excerpt name = stated.slice(dot + 1, stated.text().length());
                  field(type, name, diagnostics).ifPresent(fields::add);
                }
              });
    }
    metadata
        .one("judges", new Diagnostics())
        .flatMap(name -> vocabulary.type(name.text()))
        .ifPresent(type -> reads.putIfAbsent(type, new ArrayList<>()));
    return reads.entrySet().stream()
        .map(read -> new Requirement.Read(read.getKey(), read.getValue()))
        .toList();
  }

  private List<String> per(Metadata metadata, Optional<FactType> judged, Diagnostics diagnostics) {
    List<String> names = new ArrayList<>();
    for (Excerpt name : metadata.all("per")) {
      judged.flatMap(type -> field(type, name, diagnostics)).ifPresent(f -> names.add(f.name()));
    }
    return names;
  }

  private boolean temporal() {
    return rules.stream()
        .flatMap(rule -> text.tokens(rule).stream().takeWhile(token -> !token.is("then")))
        .anyMatch(token -> token.kind() == Token.Kind.WORD && TEMPORAL.contains(token.text()));
  }
}
