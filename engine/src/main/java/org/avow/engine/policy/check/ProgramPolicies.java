package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.ProgramReader;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.task.Compiled;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;

/** Policies that are code: one a file, named like it. The compiler is loaded for the first one. */
final class ProgramPolicies {
  private final Vocabulary vocabulary;
  private final ClauseReferences clauses;
  private final Map<String, Policy> known;
  private final Diagnostics diagnostics;

  /**
   * @param others the policies that no code may be named like
   */
  ProgramPolicies(
      Vocabulary vocabulary,
      ClauseReferences clauses,
      List<Policy> others,
      Diagnostics diagnostics) {
    this.vocabulary = vocabulary;
    this.clauses = clauses;
    this.known =
        others.stream().collect(Collectors.toMap(Policy::id, Function.identity(), (a, b) -> a));
    this.diagnostics = diagnostics;
  }

  List<Policy> read(List<TextFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    if (Compiled.AHEAD) {
      throw new Compiled.BeyondError();
    }
    ProgramReader reader =
        ServiceLoader.load(ProgramReader.class, ProgramPolicies.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the compiler of DRL is not there"));
    List<Policy> policies = new ArrayList<>();
    for (TextFile file : files) {
      policy(file, reader.read(file, vocabulary, diagnostics)).ifPresent(policies::add);
    }
    return policies;
  }

  private Optional<Policy> policy(TextFile file, List<ProgramReader.Ruling> rulings) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    String stem = name.substring(0, name.length() - ".drl".length());
    Span head = new Span(file, 0, 0);
    if (Names.id(scalar(stem, head), diagnostics).isEmpty()) {
      return Optional.empty();
    }
    List<Rule> rules = new ArrayList<>();
    rulings.forEach(ruling -> rule(ruling).ifPresent(rules::add));
    Policy policy =
        new Policy(stem, stem, List.of(), RuleSeverity.MEDIUM, List.of(), rules, file.whole());
    Policy other = known.putIfAbsent(stem, policy);
    if (other != null) {
      diagnostics.add(
          Code.DUPLICATE_ID,
          head,
          "the policies " + Diagnostic.quote(stem) + " are named alike",
          "the other stands at `" + other.span() + "`; rename this file");
      return Optional.empty();
    }
    return Optional.of(policy);
  }

  private Optional<Rule> rule(ProgramReader.Ruling ruling) {
    Optional<String> id = Names.id(scalar(ruling.id()), diagnostics);
    List<String> keeps =
        clauses.keeps(ruling.keeps().stream().map(ProgramPolicies::scalar).toList());
    if (ruling.keeps().isEmpty()) {
      diagnostics.add(
          Code.POLICY_WITHOUT_CLAUSE,
          ruling.id().whole(),
          "the rule " + Diagnostic.quote(ruling.id().text()) + " keeps no clause",
          "add `@keeps(\"…\")` with the clauses that it checks");
    }
    Optional<ClauseReferences.Due> due = clauses.due(keeps, ruling.id().whole());
    TimeSet effective =
        due.map(date -> TimeSet.between(date.behind(), Long.MAX_VALUE)).orElse(TimeSet.ALWAYS);
    RuleSeverity severity = ruling.severity().flatMap(this::severity).orElse(RuleSeverity.MEDIUM);
    Rule.Judged judged =
        new Rule.Judged(
            ruling.judged(), ruling.judged().name(), Optional.empty(), ruling.id().whole());
    return id.map(
        name ->
            new Rule(
                name,
                Optional.of(judged),
                ruling.require(),
                Optional.empty(),
                ruling.fix().map(Excerpt::text),
                severity,
                keeps,
                effective,
                due.isPresent(),
                ruling.span()));
  }

  private Optional<RuleSeverity> severity(Excerpt word) {
    Optional<RuleSeverity> severity = Optional.ofNullable(RuleReader.SEVERITIES.get(word.text()));
    if (severity.isEmpty()) {
      diagnostics.add(
          Code.INVALID_VALUE,
          word.whole(),
          "there is no severity " + Diagnostic.quote(word.text()),
          Suggestion.help(word.text(), RuleReader.SEVERITIES.keySet(), "severities"));
    }
    return severity;
  }

  private static YamlScalar scalar(Excerpt text) {
    return new YamlScalar(text, YamlScalar.Style.PLAIN, Optional.empty(), text.whole());
  }

  /** A name that stands nowhere in a file. */
  private static YamlScalar scalar(String name, Span place) {
    int[] offsets = new int[name.length() + 1];
    Excerpt text = new Excerpt(name, place.file(), offsets);
    return new YamlScalar(text, YamlScalar.Style.PLAIN, Optional.empty(), place);
  }
}
