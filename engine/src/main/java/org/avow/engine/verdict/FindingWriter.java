package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Findings;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.Remark;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Message;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * Puts the findings of one rule into words, with personal values masked. Findings must be given in
 * canonical order, because that is the order of ordinals (semantics 7.5). Mutable, for one thread.
 */
final class FindingWriter {
  private final Rule rule;
  private final List<Parameter> parameters;
  private final Masking masking;
  private final Deciding deciding;
  private final String demand;
  private final IdentityHashMap<Expression, Evaluator> holes = new IdentityHashMap<>();

  FindingWriter(Rule rule, List<Parameter> parameters, StandIns standIns) {
    this.rule = rule;
    this.parameters = parameters;
    this.demand = Demands.broken(rule.require());
    this.masking = new Masking(rule.judged().map(Rule.Judged::type), standIns);
    this.deciding = new Deciding(rule, parameters, masking);
  }

  FindingEntry write(Finding finding) {
    Optional<Fact> fact = fact(finding.subject());
    return new FindingEntry(
        finding.outcome(),
        subject(finding.subject()),
        message(finding, fact),
        fact.map(judged -> masking.place(Findings.place(finding), judged))
            .orElseGet(() -> Findings.place(finding)),
        fact.map(judged -> deciding.of(finding, judged)).orElse(List.of()),
        sorted(finding.reasons()),
        finding.gaps(),
        finding.at(),
        finding.due(),
        finding.lateSince(),
        finding.count(),
        Optional.empty());
  }

  private static List<Reason> sorted(Collection<Reason> reasons) {
    return reasons.size() < 2 ? List.copyOf(reasons) : reasons.stream().sorted().toList();
  }

  private static Optional<Fact> fact(Finding.Subject subject) {
    if (subject instanceof Finding.OfFact of) {
      return Optional.of(of.fact());
    }
    return subject instanceof Finding.OfGroup of ? Optional.of(of.first()) : Optional.empty();
  }

  private FindingEntry.Subject subject(Finding.Subject subject) {
    Optional<String> type = rule.judged().map(Rule.Judged::type).map(FactType::name);
    if (subject instanceof Finding.OfFact of) {
      List<ShownValue> key = new ArrayList<>();
      for (Field field : of.fact().type().id()) {
        key.add(masking.field(of.fact(), field));
      }
      return new FindingEntry.Subject(FindingEntry.Kind.FACT, type, key);
    }
    if (subject instanceof Finding.OfGroup of
        && rule.require() instanceof Requirement.PerGroup per) {
      List<ShownValue> key = new ArrayList<>();
      for (int i = 0; i < per.keys().size(); i++) {
        key.add(masking.yielded(per.keys().get(i), of.key().get(i)));
      }
      return new FindingEntry.Subject(FindingEntry.Kind.GROUP, type, key);
    }
    return new FindingEntry.Subject(FindingEntry.Kind.RULE, type, List.of());
  }

  /** The rule's message where there is a fact to tell of, or none is needed. */
  private String message(Finding finding, Optional<Fact> fact) {
    if (finding.reasons().contains(Reason.NOT_IN_FORCE)) {
      return "the rule is not in force yet";
    }
    if (fact.isPresent() && fact.get().doubtful()) {
      return "this record may be a `" + fact.get().type() + "`";
    }
    if (finding.remark().isPresent()) {
      return finding.remark().get().parts().stream()
          .map(part -> said(part, fact))
          .collect(Collectors.joining());
    }
    Optional<Message> message =
        rule.message().filter(text -> fact.isPresent() || rule.judged().isEmpty());
    if (message.isPresent()) {
      return message.get().parts().stream().map(p -> part(p, fact)).collect(Collectors.joining());
    }
    if (fact.isEmpty() && !finding.gaps().isEmpty()) {
      return "evidence is incomplete: "
          + finding.gaps().stream().map(Gap::stream).distinct().collect(Collectors.joining(", "));
    }
    return demand;
  }

  private String said(Remark.Part part, Optional<Fact> fact) {
    if (part instanceof Remark.Words words) {
      return words.text();
    } else if (part instanceof Remark.Personal personal) {
      return masking.standIn(personal.label(), personal.value());
    }
    Field field = ((Remark.Read) part).field();
    return fact.map(judged -> masking.field(judged, field))
        .map(shown -> shown.text().orElseGet(() -> "(" + shown.lack().orElse("unknown") + ")"))
        .orElse("(unknown)");
  }

  private String part(Message.Part part, Optional<Fact> fact) {
    if (part instanceof Message.Literal literal) {
      return literal.text();
    }
    Expression expression = ((Message.Hole) part).expression();
    Evaluator evaluator = holes.computeIfAbsent(expression, Lowering::lower);
    ShownValue shown =
        masking.yielded(expression, evaluator.evaluate(new JudgedFrame(fact, parameters)));
    return shown
        .text()
        .orElseGet(
            () -> "(" + shown.lack().orElse("unknown").split(ShownValues.BECAUSE, 2)[0] + ")");
  }
}
