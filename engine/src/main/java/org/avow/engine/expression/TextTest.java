package org.avow.engine.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.avow.engine.value.Value;

/**
 * A condition on one field that holds a text of ASCII, told by the text's bytes. Threads may share
 * it.
 */
public interface TextTest {

  /** Whether the condition holds of a text. */
  boolean test(byte[] text, int start, int end);

  /**
   * What a condition says of a text in a field.
   *
   * @param slot the only field of the judged fact that it reads
   * @return empty if it does more than to compare the text, or look for a pattern
   */
  static Optional<TextTest> of(Expression condition, int slot) {
    return of(condition.root(), slot);
  }

  private static Optional<TextTest> of(Term term, int slot) {
    if (!(term instanceof Term.Call call)) {
      return Optional.empty();
    }
    return switch (call.function()) {
      case AND -> both(call, slot, true);
      case OR -> both(call, slot, false);
      case NOT -> of(call.arguments().get(0), slot).map(TextTest::negated);
      case EQUAL -> compared(call, slot, TextTest::equal);
      case NOT_EQUAL -> compared(call, slot, TextTest::equal).map(TextTest::negated);
      case STARTS_WITH -> searched(call, slot).map(TextTest::startsWith);
      case ENDS_WITH -> searched(call, slot).map(TextTest::endsWith);
      case MATCHES ->
          searched(call, slot)
              .map(pattern -> new String(pattern, StandardCharsets.UTF_8))
              .flatMap(AsciiPattern::of)
              .map(pattern -> pattern::matches);
      default -> Optional.empty();
    };
  }

  private static Optional<TextTest> both(Term.Call call, int slot, boolean and) {
    Optional<TextTest> left = of(call.arguments().get(0), slot);
    return left.flatMap(
        one ->
            of(call.arguments().get(1), slot)
                .map(
                    other ->
                        and
                            ? (text, start, end) ->
                                one.test(text, start, end) && other.test(text, start, end)
                            : (text, start, end) ->
                                one.test(text, start, end) || other.test(text, start, end)));
  }

  private static TextTest negated(TextTest test) {
    return (text, start, end) -> !test.test(text, start, end);
  }

  private static Optional<TextTest> compared(
      Term.Call call, int slot, java.util.function.Function<byte[], TextTest> test) {
    Term left = call.arguments().get(0);
    Term right = call.arguments().get(1);
    return isField(left, slot)
        ? constant(right).map(test)
        : isField(right, slot) ? constant(left).map(test) : Optional.empty();
  }

  private static Optional<byte[]> searched(Term.Call call, int slot) {
    return isField(call.arguments().get(0), slot)
        ? constant(call.arguments().get(1))
        : Optional.empty();
  }

  private static boolean isField(Term term, int slot) {
    return term instanceof Term.Field field
        && field.binding() == Binding.JUDGED
        && field.slot() == slot;
  }

  private static Optional<byte[]> constant(Term term) {
    return term instanceof Term.Constant constant && constant.value() instanceof Value.Text text
        ? Optional.of(text.value().getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static TextTest equal(byte[] constant) {
    return (text, start, end) -> Arrays.equals(text, start, end, constant, 0, constant.length);
  }

  private static TextTest startsWith(byte[] head) {
    return (text, start, end) ->
        end - start >= head.length
            && Arrays.equals(text, start, start + head.length, head, 0, head.length);
  }

  private static TextTest endsWith(byte[] tail) {
    return (text, start, end) ->
        end - start >= tail.length
            && Arrays.equals(text, end - tail.length, end, tail, 0, tail.length);
  }
}
