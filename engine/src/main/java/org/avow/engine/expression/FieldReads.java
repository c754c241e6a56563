package org.avow.engine.expression;

import java.util.Collection;
import java.util.List;

/** The fields that an expression reads, in the order in which they are written. */
public final class FieldReads implements Term.Visitor<List<FieldReads.Read>> {
  private static final FieldReads VISITOR = new FieldReads();

  private FieldReads() {}

  /**
   * A field of a bound row.
   *
   * @param term the reading itself
   */
  public record Read(Binding binding, int slot, Term term) {}

  /** All of them. */
  public static List<Read> of(Term term) {
    return term.accept(VISITOR);
  }

  @Override
  public List<Read> constant(Term.Constant term) {
    return List.of();
  }

  @Override
  public List<Read> field(Term.Field term) {
    return List.of(new Read(term.binding(), term.slot(), term));
  }

  @Override
  public List<Read> hasField(Term.HasField term) {
    return List.of(new Read(term.binding(), term.slot(), term));
  }

  @Override
  public List<Read> whole(Term.Whole term) {
    return List.of();
  }

  @Override
  public List<Read> local(Term.Local term) {
    return List.of();
  }

  @Override
  public List<Read> select(Term.Select term) {
    return of(term.operand());
  }

  @Override
  public List<Read> hasKey(Term.HasKey term) {
    return of(term.operand());
  }

  @Override
  public List<Read> call(Term.Call term) {
    return all(term.arguments());
  }

  @Override
  public List<Read> lookup(Term.Lookup term) {
    return all(term.arguments());
  }

  @Override
  public List<Read> list(Term.ListOf term) {
    return all(term.elements());
  }

  @Override
  public List<Read> macro(Term.Macro term) {
    return all(List.of(term.range(), term.filter(), term.body()));
  }

  private static List<Read> all(Collection<Term> terms) {
    return terms.stream().flatMap(term -> of(term).stream()).toList();
  }
}
