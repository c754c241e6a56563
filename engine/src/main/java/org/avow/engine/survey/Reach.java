package org.avow.engine.survey;

import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Frame;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Reads;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Window;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Row;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/**
 * The time that a rule needs evidence of, relative to what it judges (semantics 3.1, 4.2).
 * Immutable.
 *
 * @param words the time in plain words
 * @param beginning whether it goes back to the beginning
 * @param before how long before the first judged instant it begins, in nanoseconds; empty if it
 *     begins elsewhere
 * @param beforePeriod how long before the period it begins; empty if it begins elsewhere
 * @param from the instant it begins at, if the policy states one
 */
record Reach(
    String words,
    boolean beginning,
    Optional<Long> before,
    Optional<Long> beforePeriod,
    Optional<Long> from) {

  private static Reach before(String words, Optional<Long> length) {
    return new Reach(words, false, length, Optional.empty(), Optional.empty());
  }

  private static Reach from(String words, Optional<Long> instant) {
    return new Reach(words, false, Optional.empty(), Optional.empty(), instant);
  }

  /** Of the facts that a rule judges. */
  static Reach ofJudged(boolean state, boolean due) {
    String when = due ? "since the clause was due" : state ? "as of the question" : "in the period";
    return before(
        state ? "a snapshot that is valid " + when : "all of them " + when, Optional.of(0L));
  }

  /**
   * Of the facts that a rule in code reads beside those that it judges.
   *
   * @param lookback how long before its window it reads them; empty: from the beginning
   */
  static Reach ofRead(boolean state, Optional<Long> lookback) {
    if (state) {
      return before("a snapshot that is valid as of the question", Optional.of(0L));
    }
    String end = "until the as-of instant";
    return lookback.isPresent()
        ? before(
            "from "
                + Durations.format(new Value.Length(lookback.get()))
                + " before the period "
                + end,
            lookback)
        : new Reach(
            "from the beginning " + end,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /** Of the candidates of a relation form. */
  static Reach of(Policy policy, Requirement.Relation form, String judged) {
    return new Walk(policy, judged).of(form);
  }

  /** The window of one form in words. Immutable. */
  private record Walk(Policy policy, String judged) {

    Reach of(Requirement.Relation form) {
      Window window = form.candidates().window();
      if (form.candidates().type().isState() && window.equals(Window.DEFAULT)) {
        return before("a snapshot that is valid " + at(), Optional.of(0L));
      }
      boolean within = is(window.end(), Window.Kind.WITHIN);
      Reach start = window.start().isPresent() ? start(window.start().get()) : start(form, within);
      String end = window.end().map(this::end).orElseGet(() -> end(form, window));
      return new Reach(
          start.words + " " + end, start.beginning, start.before, start.beforePeriod, start.from);
    }

    private Reach start(Requirement.Relation form, boolean within) {
      if (form instanceof Requirement.Recurring recurring) {
        return new Reach(
            "from " + words(recurring.atMostApart()) + " before the period",
            false,
            Optional.empty(),
            length(recurring.atMostApart()),
            Optional.empty());
      }
      return within
          ? before("from " + judgedInstant(), Optional.of(0L))
          : new Reach(
              "from the beginning", true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Reach start(Window.Bound bound) {
      String words = words(bound.value());
      return switch (bound.kind()) {
        case PRECEDING ->
            before("from " + words + " before " + judgedInstant(), length(bound.value()));
        case AFTER -> from("after " + words, instant(bound.value()));
        case FROM, TO, BEFORE, WITHIN -> from("from " + words, instant(bound.value()));
      };
    }

    private String end(Window.Bound bound) {
      String words = words(bound.value());
      return switch (bound.kind()) {
        case WITHIN -> "to " + words + " after it";
        case BEFORE -> "until " + words;
        case TO, FROM, AFTER, PRECEDING -> "to " + words;
      };
    }

    private String end(Requirement.Relation form, Window window) {
      boolean judgedEnd =
          form instanceof Requirement.Latest || is(window.start(), Window.Kind.PRECEDING);
      return judgedEnd ? "to " + judgedInstant() : "until the as-of instant";
    }

    private String judgedInstant() {
      return judged.isEmpty() ? "the as-of instant" : "each `" + judged + "`";
    }

    private String at() {
      return judged.isEmpty() ? "as of the question" : "when each `" + judged + "` is judged";
    }

    private static boolean is(Optional<Window.Bound> bound, Window.Kind kind) {
      return bound.map(b -> b.kind() == kind).orElse(false);
    }

    private String words(Expression expression) {
      Optional<Value> value = value(expression);
      if (value.isPresent() && value.get() instanceof Value.Length length) {
        return Durations.format(length);
      } else if (value.isPresent() && value.get() instanceof Moment moment) {
        return Timestamps.format(moment).replace("T00:00:00Z", "");
      }
      return "`" + expression.text().replaceAll("\\s+", " ").strip() + "`";
    }

    private Optional<Long> length(Expression expression) {
      return value(expression)
          .filter(Value.Length.class::isInstance)
          .map(value -> ((Value.Length) value).nanos());
    }

    private Optional<Long> instant(Expression expression) {
      return value(expression)
          .filter(Moment.class::isInstance)
          .map(value -> ((Moment) value).earliest());
    }

    /** The value of an expression that reads no facts. */
    private Optional<Value> value(Expression expression) {
      boolean reads =
          Reads.of(expression).stream().anyMatch(slot -> slot.binding() != Binding.PARAMS);
      return reads
          ? Optional.empty()
          : Optional.of(Lowering.lower(expression).evaluate(new Parameters(policy)))
              .filter(Value::isKnown);
    }
  }

  /** The parameters of a policy, and nothing else. */
  private record Parameters(Policy policy) implements Frame {
    @Override
    public Row row(Binding binding) {
      if (binding != Binding.PARAMS) {
        throw new IllegalArgumentException("no facts: " + binding);
      }
      return slot -> policy.parameters().get(slot).value();
    }

    @Override
    public Value whole(Binding binding) {
      throw new IllegalArgumentException("rules do not see " + binding);
    }
  }
}
