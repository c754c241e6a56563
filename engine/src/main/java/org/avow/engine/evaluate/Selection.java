package org.avow.engine.evaluate;

import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/** Which policies and rules a question selects (semantics 6.8, 6.9). Immutable. */
public record Selection(Question question) {

  /**
   * Whether the profile selects the policy: one that it lists, and, where only what can be supplied
   * is asked for, one that reads no events.
   */
  public boolean selects(Policy policy) {
    Profile profile = question.profile();
    boolean listed = profile.policies().map(ids -> ids.contains(policy.id())).orElse(true);
    return listed
        && (!profile.suppliableOnly()
            || policy.rules().stream().flatMap(Selection::types).allMatch(FactType::isState));
  }

  /** Whether a rule of a policy that is selected is one of those asked for. */
  public boolean asks(Policy policy, Rule rule) {
    if (!question.partial()) {
      return true;
    }
    List<String> rules = question.rules();
    boolean byRule = rules.contains(rule.id()) || rules.contains(policy.id() + "/" + rule.id());
    return byRule || rule.keeps().stream().anyMatch(question.clauses()::contains);
  }

  /** The fact types that a rule reads. */
  private static Stream<FactType> types(Rule rule) {
    return Stream.concat(
        rule.judged().map(Rule.Judged::type).stream(), rule.require().accept(new Types()));
  }

  /** The types of candidates in a requirement. */
  private static final class Types implements Requirement.Visitor<Stream<FactType>> {
    @Override
    public Stream<FactType> condition(Requirement.Condition form) {
      return Stream.of();
    }

    @Override
    public Stream<FactType> exists(Requirement.Exists form) {
      return Stream.of(form.candidates().type());
    }

    @Override
    public Stream<FactType> none(Requirement.None form) {
      return Stream.of(form.candidates().type());
    }

    @Override
    public Stream<FactType> count(Requirement.Count form) {
      return Stream.of(form.candidates().type());
    }

    @Override
    public Stream<FactType> latest(Requirement.Latest form) {
      return Stream.of(form.candidates().type());
    }

    @Override
    public Stream<FactType> recurring(Requirement.Recurring form) {
      return Stream.of(form.candidates().type());
    }

    @Override
    public Stream<FactType> coded(Requirement.Coded form) {
      return form.reads().stream().map(Requirement.Read::type);
    }

    @Override
    public Stream<FactType> perGroup(Requirement.PerGroup form) {
      return Stream.of();
    }

    @Override
    public Stream<FactType> all(Requirement.All form) {
      return form.members().stream().flatMap(m -> m.accept(this));
    }

    @Override
    public Stream<FactType> any(Requirement.Any form) {
      return form.members().stream().flatMap(m -> m.accept(this));
    }
  }
}
