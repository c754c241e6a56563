package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Waivers;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.avow.engine.value.Value;

/** Reads {@code tests} documents: facts, a question, and what must come out. */
final class TestReader {
  private static final String[] CASE = {
    "case", "as_of", "period", "profile", "params", "waivers", "clauses", "rules", "covers",
    "facts", "sources", "expect"
  };

  private final List<Policy> policies;
  private final List<Profile> profiles;
  private final RuleNames names;
  private final Diagnostics diagnostics;
  private final TestEvidence evidence;

  TestReader(
      Vocabulary vocabulary,
      List<Policy> policies,
      List<Profile> profiles,
      RuleNames names,
      Diagnostics diagnostics) {
    this.policies = policies;
    this.profiles = profiles;
    this.names = names;
    this.diagnostics = diagnostics;
    this.evidence = new TestEvidence(vocabulary, diagnostics);
  }

  List<PolicyTest> read(YamlMapping document) {
    Entries entries = Entries.of(document, "a test suite", diagnostics, "tests", "title", "cases");
    Optional<String> suite = entries.required("tests").flatMap(name -> Names.id(name, diagnostics));
    entries.require("cases");
    List<PolicyTest> tests = new ArrayList<>();
    Map<String, Span> cases = new LinkedHashMap<>();
    for (YamlMapping mapping : entries.mappings("cases")) {
      testCase(suite.orElse(""), mapping, cases).ifPresent(tests::add);
    }
    return tests;
  }

  private Optional<PolicyTest> testCase(
      String suite, YamlMapping mapping, Map<String, Span> cases) {
    Entries entries = Entries.of(mapping, "a test case", diagnostics, CASE);
    Optional<YamlScalar> name = entries.required("case");
    name.ifPresent(
        scalar -> {
          Span first = cases.putIfAbsent(scalar.text(), scalar.span());
          if (first != null) {
            Names.duplicate(scalar, "cases", first, diagnostics);
          }
        });
    Optional<Profile> profile = profile(entries).map(p -> p.with(parameters(entries)));
    Optional<Long> asOf =
        entries.required("as_of").flatMap(scalar -> TimeLiterals.start(scalar, diagnostics));
    Evidence stated = evidence.read(entries, asOf.orElse(0L), profile);
    Map<String, PolicyTest.Expectation> expected =
        new ExpectationReader(names, diagnostics).read(entries);
    entries.scalars("clauses").forEach(names::checkClause);
    entries.scalars("rules").forEach(names::checkRule);
    Optional<Manifest.Period> period = CoverReader.period(entries);
    if (name.isEmpty() || asOf.isEmpty() || profile.isEmpty()) {
      return Optional.empty();
    }
    Question question =
        QuestionBuilder.of(
            asOf.get(), period, profile.get(), entries.texts("clauses"), entries.texts("rules"));
    return Optional.of(
        new PolicyTest(
            suite,
            name.get().text(),
            question,
            stated,
            expected,
            waivers(entries),
            mapping.span()));
  }

  private Waivers waivers(Entries entries) {
    WaiverReader reader = new WaiverReader(policies, names, diagnostics);
    entries.mappings("waivers").forEach(reader::read);
    return new Waivers(reader.waivers(), List.of());
  }

  private Map<String, Value> parameters(Entries entries) {
    ParameterValues values = new ParameterValues(policies, diagnostics);
    entries.entries("params").forEach(entry -> values.set(entry.key(), entry.value()));
    return values.all();
  }

  private Optional<Profile> profile(Entries entries) {
    Optional<YamlScalar> name = entries.scalar("profile");
    String id = name.map(YamlScalar::text).orElse("default");
    Optional<Profile> profile = profiles.stream().filter(p -> p.id().equals(id)).findFirst();
    if (profile.isEmpty()) {
      name.ifPresent(
          scalar ->
              Names.unknown(
                  scalar, "profile", profiles.stream().map(Profile::id).toList(), diagnostics));
    }
    return profile;
  }
}
