package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Message;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Value;

/**
 * Puts the findings of one rule into words, with personal values masked. Findings must be given in
 * canonical order, because that is the order of ordinals (semantics 7.5). Mutable, for one thread.
 */
final class FindingWriter {
  private final Rule rule;
  private final List<Parameter> parameters;
  private final Pseudonyms pseudonyms;
  private final Optional<FactType> judgedType;
  private final IdentityHashMap<Expression, Evaluator> lowered = new IdentityHashMap<>();

  FindingWriter(Rule rule, List<Parameter> parameters, Pseudonyms pseudonyms) {
    this.rule = rule;
    this.parameters = parameters;
    this.pseudonyms = pseudonyms;
    this.judgedType = rule.judged().map(Rule.Judged::type);
  }

  FindingEntry write(Finding finding) {
    Optional<Fact> fact = fact(finding.subject());
    return new FindingEntry(
        finding.outcome(),
        subject(finding.subject()),
        message(finding, fact),
        masked(place(finding), fact),
        fact.map(judged -> deciding(finding, judged)).orElse(List.of()),
        List.copyOf(new TreeSet<>(finding.reasons())),
        finding.gaps(),
        finding.at(),
        finding.due(),
        finding.lateSince(),
        finding.count());
  }

  private static Optional<Fact> fact(Finding.Subject subject) {
    if (subject instanceof Finding.OfFact of) {
      return Optional.of(of.fact());
    }
    return subject instanceof Finding.OfGroup of ? Optional.of(of.first()) : Optional.empty();
  }

  /** Where the subject of a finding stands, unmasked: for the canonical order. */
  static Place place(Finding finding) {
    if (finding.subject() instanceof Finding.OfRule of) {
      return of.place();
    }
    return fact(finding.subject()).orElseThrow().place();
  }

  private FindingEntry.Subject subject(Finding.Subject subject) {
    Optional<String> type = judgedType.map(FactType::name);
    if (subject instanceof Finding.OfFact of) {
      List<ShownValue> key =
          of.fact().type().id().stream().map(field -> field(of.fact(), field)).toList();
      return new FindingEntry.Subject(FindingEntry.Kind.FACT, type, key);
    }
    if (subject instanceof Finding.OfGroup of
        && rule.require() instanceof Requirement.PerGroup per) {
      List<ShownValue> key = new ArrayList<>();
      for (int i = 0; i < per.keys().size(); i++) {
        key.add(shown(per.keys().get(i), of.key().get(i)));
      }
      return new FindingEntry.Subject(FindingEntry.Kind.GROUP, type, key);
    }
    return new FindingEntry.Subject(FindingEntry.Kind.RULE, type, List.of());
  }

  private ShownValue field(Fact fact, Field field) {
    Value value = fact.get(field.slot());
    if (!PersonalFields.isPersonal(field, fact.type())) {
      return ShownValues.known(field.name(), value);
    }
    return ShownValues.masked(field.name(), value, standIn(field.name(), "", value));
  }

  private ShownValue shown(Expression expression, Value value) {
    String words = words(expression);
    Optional<String> label = PersonalFields.label(expression.root(), judgedType);
    if (label.isEmpty()) {
      return ShownValues.known(words, value);
    }
    return ShownValues.masked(words, value, standIn(label.get(), computed(expression), value));
  }

  private String standIn(String label, String computed, Value value) {
    return ShownValues.text(value).map(text -> pseudonyms.of(label, computed, text)).orElse("");
  }

  /** How a value was computed; empty for a field that is merely read. */
  private static String computed(Expression expression) {
    return expression.root() instanceof Term.Field ? "" : words(expression);
  }

  private static String words(Expression expression) {
    return expression.text().replaceAll("\\s+", " ").strip();
  }

  private String message(Finding finding, Optional<Fact> fact) {
    Optional<Message> message =
        rule.message().filter(text -> fact.isPresent() || rule.judged().isEmpty());
    if (message.isPresent()) {
      return message.get().parts().stream().map(p -> part(p, fact)).collect(Collectors.joining());
    }
    if (fact.isEmpty() && !finding.gaps().isEmpty()) {
      return "evidence is incomplete: "
          + finding.gaps().stream().map(Gap::stream).distinct().collect(Collectors.joining(", "));
    }
    return Demands.broken(rule.require());
  }

  private String part(Message.Part part, Optional<Fact> fact) {
    if (part instanceof Message.Literal literal) {
      return literal.text();
    }
    Expression expression = ((Message.Hole) part).expression();
    Value value = evaluate(expression, fact);
    ShownValue shown = shown(expression, value);
    return shown.text().orElseGet(() -> "(" + shown.lack().orElse("unknown") + ")");
  }

  /** The judged fact's fields that the requirement reads, once each, in the order of its text. */
  private List<ShownValue> deciding(Finding finding, Fact fact) {
    List<Expression> expressions = new ArrayList<>();
    if (finding.reasons().contains(Reason.SCOPE_UNKNOWN)) {
      rule.judged().flatMap(Rule.Judged::where).ifPresent(expressions::add);
    }
    expressions.addAll(Demands.expressions(rule.require()));
    Map<Integer, Expression> fields = new LinkedHashMap<>();
    for (Expression expression : expressions) {
      for (FieldReads.Read read : FieldReads.of(expression.root())) {
        if (read.binding() == Binding.JUDGED && read.term() instanceof Term.Field) {
          fields.putIfAbsent(read.slot(), new Expression(read.term()));
        }
      }
    }
    return fields.values().stream()
        .map(field -> shown(field, evaluate(field, Optional.of(fact))))
        .toList();
  }

  /** The place of a finding; a key in its pointer that is personal is masked. */
  private Place masked(Place place, Optional<Fact> fact) {
    if (fact.isEmpty() || place.pointer().isEmpty()) {
      return place;
    }
    List<String> steps = new ArrayList<>();
    for (String step : place.pointer().split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      steps.add(
          personal(fact.get(), key)
              .map(field -> pseudonyms.of(field.name(), "", key))
              .orElse(step));
    }
    return new Place(
        place.source(), place.path(), place.line(), place.column(), String.join("/", steps));
  }

  private static Optional<Field> personal(Fact fact, String text) {
    return fact.type().fields().stream()
        .filter(field -> !text.isEmpty() && PersonalFields.isPersonal(field, fact.type()))
        .filter(field -> ShownValues.text(fact.get(field.slot())).equals(Optional.of(text)))
        .findFirst();
  }

  private Value evaluate(Expression expression, Optional<Fact> fact) {
    return lowered
        .computeIfAbsent(expression, Lowering::lower)
        .evaluate(new JudgedFrame(fact, parameters));
  }
}
