package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.text.Span;

/** What a rule demands of the facts it judges: a tree of forms (semantics 4 and 5). Immutable. */
public sealed interface Requirement {

  /** Where the form stands in its policy. */
  Span span();

  /** Calls the visitor's method for this form. */
  <R> R accept(Visitor<R> visitor);

  /** A relation form: it looks at other facts than the judged one. */
  sealed interface Relation extends Requirement permits Exists, None, Count, Latest, Recurring {
    /** The facts looked at. */
    Candidates candidates();
  }

  /**
   * The facts that a relation form looks at.
   *
   * @param alias the name of the candidate in expressions
   * @param where condition on judged fact and candidate; empty: every fact of the type
   */
  record Candidates(
      FactType type, String alias, Optional<Expression> where, Window window, Span span) {}

  /** {@code require: <CEL>}: true of the judged fact (4.1). */
  record Condition(Expression expression, Span span) implements Requirement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.condition(this);
    }
  }

  /** A matching fact exists in the window. */
  record Exists(Candidates candidates, Span span) implements Relation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.exists(this);
    }
  }

  /** No matching fact exists in the window. */
  record None(Candidates candidates, Span span) implements Relation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.none(this);
    }
  }

  /**
   * The number of matching facts is bounded.
   *
   * @param distinct counts the values of this expression instead of facts
   * @param bound an integer over the parameters
   */
  record Count(
      Candidates candidates,
      Optional<Expression> distinct,
      boolean atLeast,
      Expression bound,
      Span span)
      implements Relation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.count(this);
    }
  }

  /**
   * The latest matching fact satisfies a condition (4.7).
   *
   * @param passIfNone {@code if_none: pass}
   */
  record Latest(Candidates candidates, Expression satisfies, boolean passIfNone, Span span)
      implements Relation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.latest(this);
    }
  }

  /** No stretch longer than {@code atMostApart} is without a matching event (4.8). */
  record Recurring(Candidates candidates, Expression atMostApart, Span span) implements Relation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recurring(this);
    }
  }

  /** The judged facts of a group are at most that many (3.4). */
  record PerGroup(List<Expression> keys, Expression atMost, Span span) implements Requirement {
    public PerGroup {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.perGroup(this);
    }
  }

  /**
   * Code states what comes out (8.6).
   *
   * @param reads what it reads, the judged type included
   * @param per names of the fields that group facts into cases
   * @param positive whether more evidence can never take a failure back
   * @param lookback how long before the judged window it looks, in nanoseconds; empty: from the
   *     beginning
   */
  record Coded(
      Program program,
      List<Read> reads,
      List<String> per,
      boolean positive,
      Optional<Long> lookback,
      Span span)
      implements Requirement {
    public Coded {
      reads = List.copyOf(reads);
      per = List.copyOf(per);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.coded(this);
    }
  }

  /**
   * A type that code reads.
   *
   * @param fields those that count as read whether or not the code comes to read them
   */
  record Read(FactType type, List<Field> fields) {
    public Read {
      fields = List.copyOf(fields);
    }
  }

  /** Every one of them holds (4.9). */
  record All(List<Requirement> members, Span span) implements Requirement {
    public All {
      members = List.copyOf(members);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }
  }

  /** At least one of them holds (4.9). */
  record Any(List<Requirement> members, Span span) implements Requirement {
    public Any {
      members = List.copyOf(members);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  /**
   * One method a form, none with a default: a new form breaks every walker.
   *
   * @param <R> what a walk yields
   */
  interface Visitor<R> {
    R condition(Condition form);

    R exists(Exists form);

    R none(None form);

    R count(Count form);

    R latest(Latest form);

    R recurring(Recurring form);

    R perGroup(PerGroup form);

    R coded(Coded form);

    R all(All form);

    R any(Any form);
  }
}
