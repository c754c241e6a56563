package org.avow.engine.policy;

import java.util.function.BiFunction;

/** Copies a requirement with other windows in its relation forms. Immutable. */
public final class WindowRewriting implements Requirement.Visitor<Requirement> {
  private final BiFunction<Requirement.Relation, Window, Window> rewriting;

  /**
   * @param rewriting the new window for a form and its window
   */
  public WindowRewriting(BiFunction<Requirement.Relation, Window, Window> rewriting) {
    this.rewriting = rewriting;
  }

  private Requirement.Candidates candidates(Requirement.Relation form) {
    Requirement.Candidates old = form.candidates();
    return new Requirement.Candidates(
        old.type(), old.alias(), old.where(), rewriting.apply(form, old.window()), old.span());
  }

  @Override
  public Requirement condition(Requirement.Condition form) {
    return form;
  }

  @Override
  public Requirement exists(Requirement.Exists form) {
    return new Requirement.Exists(candidates(form), form.span());
  }

  @Override
  public Requirement none(Requirement.None form) {
    return new Requirement.None(candidates(form), form.span());
  }

  @Override
  public Requirement count(Requirement.Count form) {
    return new Requirement.Count(
        candidates(form), form.distinct(), form.atLeast(), form.bound(), form.span());
  }

  @Override
  public Requirement latest(Requirement.Latest form) {
    return new Requirement.Latest(
        candidates(form), form.satisfies(), form.passIfNone(), form.span());
  }

  @Override
  public Requirement recurring(Requirement.Recurring form) {
    return new Requirement.Recurring(candidates(form), form.atMostApart(), form.span());
  }

  @Override
  public Requirement perGroup(Requirement.PerGroup form) {
    return form;
  }

  @Override
  public Requirement coded(Requirement.Coded form) {
    return form;
  }

  @Override
  public Requirement all(Requirement.All form) {
    return new Requirement.All(
        form.members().stream().map(member -> member.accept(this)).toList(), form.span());
  }

  @Override
  public Requirement any(Requirement.Any form) {
    return new Requirement.Any(
        form.members().stream().map(member -> member.accept(this)).toList(), form.span());
  }
}
