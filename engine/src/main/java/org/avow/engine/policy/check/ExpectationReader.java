package org.avow.engine.policy.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads what must come out of a test case. */
final class ExpectationReader {
  private static final Map<String, Outcome> OUTCOMES = outcomes();

  private final RuleNames names;
  private final Diagnostics diagnostics;

  ExpectationReader(RuleNames names, Diagnostics diagnostics) {
    this.names = names;
    this.diagnostics = diagnostics;
  }

  private static Map<String, Outcome> outcomes() {
    Map<String, Outcome> words = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      words.put(outcome.word(), outcome);
    }
    return Collections.unmodifiableMap(words);
  }

  Map<String, PolicyTest.Expectation> read(Entries testCase) {
    Map<String, PolicyTest.Expectation> expected = new LinkedHashMap<>();
    testCase.require("expect");
    for (YamlMapping.Entry entry : testCase.entries("expect")) {
      names.check(entry.key());
      expectation(entry.value()).ifPresent(e -> expected.put(entry.name(), e));
    }
    return Collections.unmodifiableMap(expected);
  }

  private Optional<PolicyTest.Expectation> expectation(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return full(mapping);
    }
    return Nodes.scalar(node, "an outcome", diagnostics)
        .flatMap(scalar -> Nodes.word(scalar, OUTCOMES, diagnostics))
        .map(
            outcome ->
                new PolicyTest.Expectation(
                    outcome,
                    List.of(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    node.span()));
  }

  private Optional<PolicyTest.Expectation> full(YamlMapping mapping) {
    Entries entries =
        Entries.of(
            mapping,
            "an expectation",
            diagnostics,
            "outcome",
            "reasons",
            "counts",
            "due",
            "since",
            "late",
            "messages");
    entries.require("outcome");
    Optional<List<String>> messages =
        entries.has("messages") ? Optional.of(entries.texts("messages")) : Optional.empty();
    return entries
        .word("outcome", OUTCOMES)
        .map(
            outcome ->
                new PolicyTest.Expectation(
                    outcome,
                    entries.texts("reasons"),
                    counts(entries),
                    instant(entries, "due"),
                    instant(entries, "since"),
                    entries.flag("late"),
                    messages,
                    mapping.span()));
  }

  private Map<Outcome, Long> counts(Entries entries) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (YamlMapping.Entry entry : entries.entries("counts")) {
      Optional<Outcome> outcome = Nodes.word(entry.key(), OUTCOMES, diagnostics);
      Optional<Value> number = Constants.read(entry.value(), Type.Scalar.INT, diagnostics);
      if (outcome.isPresent() && number.isPresent()) {
        counts.put(outcome.get(), ((Value.Int) number.get()).value());
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  private Optional<String> instant(Entries entries, String key) {
    return entries
        .scalar(key)
        .flatMap(scalar -> TimeLiterals.start(scalar, diagnostics))
        .map(Timestamps::formatInstant);
  }
}
