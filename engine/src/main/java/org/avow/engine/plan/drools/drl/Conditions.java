package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.text.Span;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BehaviorDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EntryPointDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.WindowReferenceDescr;

/** What the conditions of rules in DRL look at. Mutable while it walks through them. */
final class Conditions {
  private final DrlText text;
  private final Vocabulary vocabulary;
  private final Diagnostics diagnostics;
  private final Map<FactType, PatternDescr> reads = new LinkedHashMap<>();
  private final List<Found> negative = new ArrayList<>();
  private Optional<FactType> first = Optional.empty();
  private boolean windows;
  private int inside;

  Conditions(DrlText text, Vocabulary vocabulary, Diagnostics diagnostics) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.diagnostics = diagnostics;
  }

  /** Something that more facts may take back. */
  record Found(String words, Span span) {}

  /** The types that patterns name, in their order. */
  List<FactType> reads() {
    return List.copyOf(reads.keySet());
  }

  /** The type of the first pattern that stands by itself. */
  Optional<FactType> first() {
    return first;
  }

  /** What more facts may take back. */
  List<Found> negative() {
    return negative;
  }

  /** Whether there is a sliding window. */
  boolean windows() {
    return windows;
  }

  /** Walks through a condition and all below it. */
  void walk(BaseDescr descr) {
    if (descr instanceof PatternDescr pattern) {
      pattern(pattern);
    } else if (descr instanceof ConditionalElementDescr element) {
      boolean negates = descr instanceof NotDescr || descr instanceof ForallDescr;
      if (negates) {
        negative.add(new Found(descr instanceof NotDescr ? "not" : "forall", text.span(descr)));
      }
      inside += negates ? 1 : 0;
      element.getDescrs().stream().map(BaseDescr.class::cast).forEach(this::walk);
      inside -= negates ? 1 : 0;
    }
  }

  private void pattern(PatternDescr pattern) {
    PatternSourceDescr source = pattern.getSource();
    if (source == null) {
      type(pattern);
    } else {
      source(pattern, source);
    }
    for (BehaviorDescr behaviour : pattern.getBehaviors()) {
      windows = true;
      if (!"time".equals(behaviour.getSubType())) {
        negative.add(new Found("window:" + behaviour.getSubType(), text.span(pattern)));
      }
    }
  }

  private void source(PatternDescr pattern, PatternSourceDescr source) {
    if (source instanceof EntryPointDescr || source instanceof WindowReferenceDescr) {
      diagnostics.add(
          Code.DRL_NOT_OFFERED,
          text.span(pattern),
          "facts come from the evidence alone, not from an entry point or a declared window",
          "leave out `from`, or write `over window:time(…)` behind the pattern");
    } else if (source instanceof AccumulateDescr accumulate) {
      negative.add(new Found("accumulate", text.span(pattern)));
      within(accumulate.getInput());
    } else if (source instanceof CollectDescr collect) {
      negative.add(new Found("collect", text.span(pattern)));
      within(collect.getInputPattern());
    } else if (!(source instanceof FromDescr)) {
      negative.add(new Found(source.getClass().getSimpleName(), text.span(pattern)));
    }
  }

  private void within(BaseDescr input) {
    inside++;
    walk(input);
    inside--;
  }

  private void type(PatternDescr pattern) {
    String name = simple(String.valueOf(pattern.getObjectType()));
    Optional<FactType> type = vocabulary.type(name);
    if (type.isEmpty()) {
      diagnostics.add(
          Code.UNKNOWN_NAME,
          text.word(name, text.span(pattern)),
          "there is no fact type " + Diagnostic.quote(name),
          Suggestion.help(name, vocabulary.types().keySet(), "fact types"));
      return;
    }
    reads.putIfAbsent(type.get(), pattern);
    if (inside == 0 && first.isEmpty()) {
      first = type;
    }
  }

  private static String simple(String name) {
    return name.startsWith(FactClasses.PACKAGE + ".")
        ? name.substring(FactClasses.PACKAGE.length() + 1)
        : name;
  }
}
