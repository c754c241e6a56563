package org.avow.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Term;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Policies with the parameters that a profile sets. A bare date in a parameter that is the bound of
 * a window is read as a date that the policy states itself (semantics 1.7).
 */
final class ProfileParameters {
  private final List<Parameter> parameters;

  private ProfileParameters(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  static Policy apply(Policy policy, Profile profile) {
    List<Parameter> resolved = new ArrayList<>();
    for (Parameter parameter : policy.parameters()) {
      Value set = profile.parameters().get(policy.id() + "." + parameter.name());
      resolved.add(set == null ? parameter : with(parameter, set));
    }
    ProfileParameters dates = new ProfileParameters(resolved);
    return new Policy(
        policy.id(),
        policy.title(),
        policy.keeps(),
        policy.severity(),
        resolved,
        policy.rules().stream().map(dates::rule).toList(),
        policy.span());
  }

  private static Parameter with(Parameter old, Value value) {
    return new Parameter(
        old.name(), old.type(), value, old.minimum(), old.maximum(), old.description(), old.span());
  }

  private Rule rule(Rule rule) {
    return new Rule(
        rule.id(),
        rule.judged(),
        rule.require().accept(new WindowRewriting((form, window) -> window(window))),
        rule.message(),
        rule.fix(),
        rule.severity(),
        rule.keeps(),
        rule.effective(),
        rule.dueStart(),
        rule.span());
  }

  private Window window(Window window) {
    return new Window(window.start().map(this::bound), window.end().map(this::bound));
  }

  private Window.Bound bound(Window.Bound bound) {
    return date(bound.value().root())
        .map(date -> Window.Bound.stated(bound.kind(), date, bound.span()))
        .orElse(bound);
  }

  /** The bare date that a parameter stands for. */
  private Optional<Moment> date(Term term) {
    boolean parameter = term instanceof Term.Field field && field.binding() == Binding.PARAMS;
    if (!parameter) {
      return Optional.empty();
    }
    Value value = parameters.get(((Term.Field) term).slot()).value();
    return value instanceof Moment moment && !moment.isExact()
        ? Optional.of(moment)
        : Optional.empty();
  }
}
