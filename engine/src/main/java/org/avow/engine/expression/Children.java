package org.avow.engine.expression;

import java.util.List;

/** The direct parts of a term, in the order in which they are written. */
public final class Children implements Term.Visitor<List<Term>> {
  private static final Children VISITOR = new Children();

  private Children() {}

  /** The parts of a term. */
  public static List<Term> of(Term term) {
    return term.accept(VISITOR);
  }

  @Override
  public List<Term> constant(Term.Constant term) {
    return List.of();
  }

  @Override
  public List<Term> field(Term.Field term) {
    return List.of();
  }

  @Override
  public List<Term> hasField(Term.HasField term) {
    return List.of();
  }

  @Override
  public List<Term> whole(Term.Whole term) {
    return List.of();
  }

  @Override
  public List<Term> local(Term.Local term) {
    return List.of();
  }

  @Override
  public List<Term> select(Term.Select term) {
    return List.of(term.operand());
  }

  @Override
  public List<Term> hasKey(Term.HasKey term) {
    return List.of(term.operand());
  }

  @Override
  public List<Term> call(Term.Call term) {
    return term.arguments();
  }

  @Override
  public List<Term> lookup(Term.Lookup term) {
    return term.arguments();
  }

  @Override
  public List<Term> list(Term.ListOf term) {
    return term.elements();
  }

  @Override
  public List<Term> macro(Term.Macro term) {
    return List.of(term.range(), term.filter(), term.body());
  }
}
