package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that is written takes long or much. */
final class LimitsTest {

  @Test
  void nestedMacrosHaveACountedNumberOfSteps() {
    Value list = new Value.Items(Collections.nCopies(2_000, new Value.Int(1)));
    Frame frame =
        new Frame() {
          @Override
          public Row row(Binding binding) {
            return slot -> list;
          }

          @Override
          public Value whole(Binding binding) {
            return list;
          }
        };
    String nested = "fact.numbers.all(a, fact.numbers.all(b, a == b))";
    assertThat(Lowering.lower(Sample.compile(nested)).evaluate(frame)).isEqualTo(Unknowns.STEPS);
    assertThat(Lowering.lower(Sample.compile("fact.numbers.all(a, a == 1)")).evaluate(frame))
        .isEqualTo(Value.Bool.TRUE);
  }

  @Test
  void longDeepAndWideExpressionsAreRefused() {
    assertThat(refusal("fact.name == '" + "x".repeat(ExpressionCompiler.MAX_LENGTH) + "'"))
        .isEqualTo("the expression is longer than 10000 characters");
    assertThat(refusal("1" + "+1".repeat(1_000) + " == 1"))
        .isEqualTo("the expression has more than 2000 words and signs");
    assertThat(refusal("(".repeat(33) + "true" + ")".repeat(33)))
        .isEqualTo("brackets are nested deeper than 32 levels");
    assertThat(refusal("1" + "+1".repeat(300) + " == 1"))
        .isEqualTo("the expression is nested deeper than 200 levels");
    assertThat(refusal("!".repeat(900) + "true"))
        .isEqualTo("the expression is nested deeper than 200 levels");
  }

  @Test
  void manyConjunctsAreNotDeep() {
    String wide = "fact.granted" + " && fact.granted".repeat(400);
    assertThat(Sample.evaluate(wide)).isEqualTo(Value.Bool.TRUE);
    assertThat(Conjuncts.of(Sample.compile(wide))).hasSize(401);
  }

  @ParameterizedTest
  @CsvSource({
    "a{1000},                true",
    "(a{100}){10},           true",
    "(a{1000}){3},           false",
    "((a{1000}){1000}){5},   false",
    "'(?:ab|[c]{2}){300,}',  true",
    "'(?:ab|[cd]){1,1000}',  false",
    "a{1001},                false",
    "'[{](}',                false",
    "'\\{9999',              true",
    "'[]{1000}]{2}',         true",
  })
  void repetitionsOfPatternsAreBounded(String pattern, boolean accepted) {
    assertThat(Patterns.problem(pattern).isEmpty()).isEqualTo(accepted);
  }

  private static String refusal(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Expression> expression =
        new ExpressionCompiler()
            .compile(Sample.SCOPE, Sample.excerpt(text), Optional.empty(), diagnostics);
    assertThat(expression).isEmpty();
    List<Diagnostic> sorted = diagnostics.sorted();
    assertThat(sorted).extracting(Diagnostic::code).containsExactly(Code.TOO_COMPLEX);
    return sorted.get(0).message();
  }
}
