package org.avow.engine.expression;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.avow.engine.text.Span;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Why a condition came out as it did: the parts that decided, with the values that they had. A
 * second, exhaustive pass (semantics 8.1), so that the order of evaluation never shows. Made once a
 * condition; threads may share it.
 */
public final class Explanation {
  /** The functions that connect conditions; all others are looked at as a whole. */
  private static final Map<Function, Shape> SHAPES =
      Map.of(
          Function.AND,
          Shape.AND,
          Function.OR,
          Shape.OR,
          Function.NOT,
          Shape.NOT,
          Function.CONDITIONAL,
          Shape.CHOICE);

  private final Evaluator evaluator;
  private final List<Explanation> operands;
  private final Shape shape;
  private final List<Leaf> leaves;

  /** How the truth of a condition follows from that of its operands. */
  private enum Shape {
    AND,
    OR,
    NOT,
    CHOICE,
    LEAF
  }

  /** A part of a condition whose value is shown. */
  private record Leaf(Span span, String text, Evaluator evaluator, boolean personal) {
    Observation observe(Frame frame) {
      return new Observation(text, span, evaluator.evaluate(frame), personal);
    }
  }

  /**
   * A part of a condition and what it was.
   *
   * @param text the part as it is written, on one line
   * @param value what it yielded: a value, absent, or unknown with its reason
   * @param personal whether a personal field takes part in it
   */
  public record Observation(String text, Span span, Value value, boolean personal) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Observation that
          && personal == that.personal
          && text.equals(that.text)
          && span.equals(that.span)
          && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      int hash = text.hashCode();
      hash = 31 * hash + span.hashCode();
      hash = 31 * hash + value.hashCode();
      return 31 * hash + Boolean.hashCode(personal);
    }
  }

  private Explanation(Term term, Predicate<Reads.Slot> personal) {
    this.evaluator = Lowering.lower(term);
    this.shape = shape(term);
    this.operands =
        shape == Shape.LEAF
            ? List.of()
            : Children.of(term).stream().map(part -> new Explanation(part, personal)).toList();
    Set<Term> shown = new LinkedHashSet<>();
    if (shape == Shape.LEAF) {
      collect(term, shown);
    }
    this.leaves = shown.stream().map(part -> leaf(part, personal)).toList();
  }

  /**
   * Prepares the explanation of a condition.
   *
   * @param personal the fields whose values must be masked
   */
  public static Explanation of(Expression expression, Predicate<Reads.Slot> personal) {
    return new Explanation(expression.root(), personal);
  }

  /**
   * The parts that decided in the given frame, in the order in which they are written: of a false
   * {@code &&} the false operands, of a true {@code ||} the true ones, of an open condition the
   * open ones.
   */
  public List<Observation> observe(Frame frame) {
    if (operands.isEmpty() && leaves.size() == 1) {
      return List.of(leaves.get(0).observe(frame));
    }
    Set<Observation> observations = new LinkedHashSet<>();
    observe(frame, observations);
    return List.copyOf(observations);
  }

  private void observe(Frame frame, Set<Observation> observations) {
    for (Leaf leaf : leaves) {
      observations.add(leaf.observe(frame));
    }
    for (Explanation operand : deciding(frame)) {
      operand.observe(frame, observations);
    }
  }

  private List<Explanation> deciding(Frame frame) {
    return switch (shape) {
      case LEAF -> List.of();
      case NOT -> operands;
      case AND -> of(evaluator.truth(frame), Truth.TRUE, frame);
      case OR -> of(evaluator.truth(frame), Truth.FALSE, frame);
      case CHOICE ->
          switch (operands.get(0).evaluator.truth(frame)) {
            case TRUE -> List.of(operands.get(0), operands.get(1));
            case FALSE -> List.of(operands.get(0), operands.get(2));
            case UNKNOWN -> List.of(operands.get(0));
          };
    };
  }

  /** All operands where all had to agree, otherwise those that are as the whole is. */
  private List<Explanation> of(Truth truth, Truth agreed, Frame frame) {
    return truth == agreed
        ? operands
        : operands.stream().filter(part -> part.evaluator.truth(frame) == truth).toList();
  }

  private static Shape shape(Term term) {
    Shape shape = term instanceof Term.Call call ? SHAPES.get(call.function()) : null;
    return shape == null ? Shape.LEAF : shape;
  }

  /**
   * The parts of a comparison, call or path that are shown: what is compared, and every path that
   * it is made of. Constants, and what depends on a macro's variable, say nothing by themselves.
   */
  private static void collect(Term term, Set<Term> shown) {
    boolean test = term instanceof Term.Call && term.type() == Type.Scalar.BOOL;
    boolean whole = term instanceof Term.Macro || term instanceof Term.ListOf;
    if (!test && !whole && depends(term) && !isOpen(term, Set.of())) {
      shown.add(term);
    }
    collectBelow(term, shown);
  }

  /** Of a path what its keys are made of, but not the shorter paths that it starts with. */
  private static void collectBelow(Term term, Set<Term> shown) {
    List<Term> parts = Children.of(term);
    boolean path =
        term instanceof Term.Select
            || term instanceof Term.HasKey
            || (term instanceof Term.Call call && call.function() == Function.INDEX);
    if (path) {
      collectBelow(parts.get(0), shown);
    }
    parts.stream().skip(path ? 1 : 0).forEach(part -> collect(part, shown));
  }

  private static boolean depends(Term term) {
    boolean reads =
        term instanceof Term.Field || term instanceof Term.HasField || term instanceof Term.Whole;
    return reads || Children.of(term).stream().anyMatch(Explanation::depends);
  }

  /** Whether the term uses the variable of a macro around it. */
  private static boolean isOpen(Term term, Set<Integer> bound) {
    if (term instanceof Term.Local local) {
      return !bound.contains(local.index());
    }
    if (term instanceof Term.Macro macro) {
      Set<Integer> inner = new HashSet<>(bound);
      inner.add(macro.element());
      return isOpen(macro.range(), bound)
          || isOpen(macro.filter(), inner)
          || isOpen(macro.body(), inner);
    }
    return Children.of(term).stream().anyMatch(part -> isOpen(part, bound));
  }

  private static Leaf leaf(Term term, Predicate<Reads.Slot> personal) {
    boolean isPersonal = Reads.of(term).stream().anyMatch(personal);
    return new Leaf(term.span(), Texts.oneLine(term.span()), Lowering.lower(term), isPersonal);
  }
}
