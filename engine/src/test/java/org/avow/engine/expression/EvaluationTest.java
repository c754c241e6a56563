package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What expressions yield on the sample facts; {@code ?reason} is unknown. */
final class EvaluationTest {

  @ParameterizedTest
  @MethodSource("cases")
  void yields(String expression, String expected) {
    assertThat(shown(Sample.evaluate(expression))).isEqualTo(expected);
  }

  static Stream<Arguments> cases() throws IOException {
    return Cases.read("evaluations.txt").stream()
        .map(line -> line.split(" +=> ", 2))
        .map(parts -> Arguments.of(parts[0], parts[1]));
  }

  static String shown(Value value) {
    if (value instanceof Value.Unknown unknown) {
      return "?" + unknown.reason();
    }
    if (value instanceof Value.Text text) {
      return "'" + text.value() + "'";
    }
    if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    if (value instanceof Value.Real number) {
      return Double.toString(number.value());
    }
    if (value instanceof Value.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof Moment moment) {
      return Timestamps.format(moment);
    }
    if (value instanceof Value.Length length) {
      return Durations.format(length);
    }
    if (value instanceof Value.Items list) {
      List<String> elements = list.elements().stream().map(EvaluationTest::shown).toList();
      return "[" + String.join(", ", elements) + "]";
    }
    return value instanceof Value.Present ? "present" : value.toString().toLowerCase(Locale.ROOT);
  }
}
