package org.avow.engine.expression;

import java.util.List;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * A checked expression as a tree. Every node knows the stretch of text it came from, for
 * explanations. Immutable; walked with a {@link Visitor}.
 */
public sealed interface Term {

  /** The text of this part of the expression, in the document it stands in. */
  Span span();

  /** The checked type. */
  Type type();

  /** Calls the visitor's method for this kind of term. */
  <R> R accept(Visitor<R> visitor);

  /** A value written in the expression, or a window's literal date. */
  record Constant(Value value, Type type, Span span) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /**
   * The field of a typed row: {@code consent.subject}, {@code params.grace}. An absent field yields
   * {@code whenAbsent}, which is the vocabulary's default, or absent if it has none.
   *
   * @param slot index into the row
   * @param whenAbsent the default, or {@link Value.Absent}
   */
  record Field(Binding binding, int slot, String name, Value whenAbsent, Type type, Span span)
      implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.field(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Field that
          && slot == that.slot
          && binding.equals(that.binding)
          && name.equals(that.name)
          && whenAbsent.equals(that.whenAbsent)
          && type.equals(that.type)
          && span.equals(that.span);
    }

    @Override
    public int hashCode() {
      int hash = binding.hashCode();
      hash = 31 * hash + slot;
      hash = 31 * hash + name.hashCode();
      hash = 31 * hash + whenAbsent.hashCode();
      hash = 31 * hash + type.hashCode();
      return 31 * hash + span.hashCode();
    }
  }

  /** {@code has(x.f)} on the field of a typed row; defaults do not count. */
  record HasField(Binding binding, int slot, String name, Span span) implements Term {
    @Override
    public Type type() {
      return Type.Scalar.BOOL;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hasField(this);
    }
  }

  /** A whole untyped binding: the raw record of a feed, or the item that {@code each} stands at. */
  record Whole(Binding binding, Type type, Span span) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.whole(this);
    }
  }

  /** The variable of a macro, counted from the outermost. */
  record Local(int index, String name, Type type, Span span) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.local(this);
    }
  }

  /** {@code operand.key} on a mapping: a missing key is absent. */
  record Select(Term operand, String key, Type type, Span span) implements Term {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.select(this);
    }
  }

  /** {@code has(operand.key)} on a mapping. */
  record HasKey(Term operand, String key, Span span) implements Term {
    @Override
    public Type type() {
      return Type.Scalar.BOOL;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hasKey(this);
    }
  }

  /** An operator or function; of member functions the receiver is the first argument. */
  record Call(Function function, List<Term> arguments, Type type, Span span) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** A row of reference data: {@code region(provider, region)}; absent if there is none. */
  record Lookup(Table table, List<Term> arguments, Type type, Span span) implements Term {
    public Lookup {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lookup(this);
    }
  }

  /** A list literal. */
  record ListOf(List<Term> elements, Type type, Span span) implements Term {
    public ListOf {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /**
   * A macro over a list.
   *
   * @param element index of the {@link Local} that holds the element
   * @param body the condition, or the mapped expression of {@code MAP}
   * @param filter condition of a three-argument {@code map}; {@code true} otherwise
   */
  record Macro(Kind kind, Term range, int element, Term filter, Term body, Type type, Span span)
      implements Term {
    /** The macros of the language. */
    public enum Kind {
      ALL,
      EXISTS,
      EXISTS_ONE,
      FILTER,
      MAP
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.macro(this);
    }
  }

  /**
   * One method a kind of term, none with a default: a new kind breaks every walker.
   *
   * @param <R> what a walk yields
   */
  interface Visitor<R> {
    R constant(Constant term);

    R field(Field term);

    R hasField(HasField term);

    R whole(Whole term);

    R local(Local term);

    R select(Select term);

    R hasKey(HasKey term);

    R call(Call term);

    R lookup(Lookup term);

    R list(ListOf term);

    R macro(Macro term);
  }
}
