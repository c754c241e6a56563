package org.avow.engine.expression;

import java.util.Optional;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** A comparison of one field, an integer or an exact instant, with a constant. */
public interface NumberTest {

  /** Whether it holds of a number, or of an instant in nanoseconds since 1970. */
  boolean test(long value);

  /**
   * What a condition says of a number in a field.
   *
   * @param slot the only field of the judged fact that it reads
   * @return empty if it does more than to compare the number once
   */
  static Optional<NumberTest> of(Expression condition, int slot) {
    if (!(condition.root() instanceof Term.Call call) || call.arguments().size() != 2) {
      return Optional.empty();
    }
    Term left = call.arguments().get(0);
    Term right = call.arguments().get(1);
    boolean turned = isField(right, slot);
    Optional<Long> constant =
        turned ? constant(left) : isField(left, slot) ? constant(right) : Optional.empty();
    return constant.flatMap(bound -> test(call.function(), bound, turned));
  }

  private static Optional<NumberTest> test(Function function, long bound, boolean turned) {
    return switch (function) {
      case EQUAL -> Optional.of(value -> value == bound);
      case NOT_EQUAL -> Optional.of(value -> value != bound);
      case LESS -> Optional.of(turned ? value -> bound < value : value -> value < bound);
      case LESS_OR_EQUAL -> Optional.of(turned ? value -> bound <= value : value -> value <= bound);
      case GREATER -> Optional.of(turned ? value -> bound > value : value -> value > bound);
      case GREATER_OR_EQUAL ->
          Optional.of(turned ? value -> bound >= value : value -> value >= bound);
      default -> Optional.empty();
    };
  }

  private static boolean isField(Term term, int slot) {
    return term instanceof Term.Field field
        && field.binding() == Binding.JUDGED
        && field.slot() == slot;
  }

  private static Optional<Long> constant(Term term) {
    if (!(term instanceof Term.Constant constant)) {
      return Optional.empty();
    }
    if (constant.value() instanceof Value.Int number) {
      return Optional.of(number.value());
    }
    return constant.value() instanceof Moment moment && moment.isExact()
        ? Optional.of(moment.earliest())
        : Optional.empty();
  }
}
