package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.avow.engine.value.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kleene's tables (semantics 1.4) for everything that conditions are made of. */
final class KleeneTest {
  private static final String TRUE = "fact.granted";
  private static final String FALSE = "!fact.granted";
  private static final String UNKNOWN = "fact.doubt";

  @ParameterizedTest
  @CsvSource({
    "T, T, T, T", "T, F, F, T", "T, U, U, T",
    "F, T, F, T", "F, F, F, F", "F, U, F, U",
    "U, T, U, T", "U, F, F, U", "U, U, U, U"
  })
  void connectives(String left, String right, String conjunction, String disjunction) {
    String a = operand(left);
    String b = operand(right);
    assertThat(truth("(" + a + ") && (" + b + ")")).isEqualTo(truth(conjunction.charAt(0)));
    assertThat(truth("(" + a + ") || (" + b + ")")).isEqualTo(truth(disjunction.charAt(0)));
    String list = "[" + a + ", " + b + "]";
    assertThat(truth(list + ".all(x, x)")).isEqualTo(truth(conjunction.charAt(0)));
    assertThat(truth(list + ".exists(x, x)")).isEqualTo(truth(disjunction.charAt(0)));
    assertThat(truth("true in " + list)).isEqualTo(truth(disjunction.charAt(0)));
    assertThat(truth("!(false in " + list + ")")).isEqualTo(truth(conjunction.charAt(0)));
  }

  @ParameterizedTest
  @CsvSource({"T, F", "F, T", "U, U"})
  void negation(String operand, String negated) {
    assertThat(truth("!(" + operand(operand) + ")")).isEqualTo(truth(negated.charAt(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "T, T, T, F",
    "T, T, F, F",
    "T, F, F, T",
    "T, F, U, U",
    "T, T, U, F",
    "F, F, F, F",
    "F, U, F, U",
    "F, T, U, U"
  })
  void choiceAndExactlyOne(String first, String second, String chosenIfFalse, String one) {
    String condition = "(" + operand(first) + ")";
    String choice = condition + " ? " + operand(second) + " : " + operand(chosenIfFalse);
    String chosen = first.equals("T") ? second : chosenIfFalse;
    assertThat(truth(choice)).isEqualTo(truth(chosen.charAt(0)));
    String list =
        "[" + operand(first) + ", " + operand(second) + ", " + operand(chosenIfFalse) + "]";
    assertThat(truth(list + ".exists_one(x, x)")).isEqualTo(truth(one.charAt(0)));
  }

  private static String operand(String letter) {
    return letter.equals("T") ? TRUE : letter.equals("F") ? FALSE : UNKNOWN;
  }

  private static Truth truth(char letter) {
    return letter == 'T' ? Truth.TRUE : letter == 'F' ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static Truth truth(String expression) {
    return Lowering.lower(Sample.compile(expression)).truth(Sample.FRAME);
  }
}
