package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Whatever is written: it is compiled or refused with a reason, and evaluation yields a value. */
final class FuzzTest {
  private static final int TEXTS = 2_000;
  private static final long SEED = 7;

  private static final List<String> SPLINTERS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "'",
          "\"",
          ".",
          ",",
          "?",
          ":",
          "!",
          "-",
          "&&",
          "||",
          "==",
          " in ",
          "has(",
          ".all(x, ",
          ".map(",
          "//",
          "\n",
          "\\",
          "`",
          "é",
          "😀",
          "\uD800",
          "\u0000",
          "null",
          "1u",
          "b'",
          "r'",
          "'''",
          "9999999999999999999",
          "1e999",
          "timestamp('",
          "P1D",
          ".matches('(",
          "{1000}",
          "fact",
          "fact.",
          "region(",
          "record",
          "=",
          "@",
          "#",
          ";");

  private final ExpressionCompiler compiler = new ExpressionCompiler();

  @Test
  void neverThrows() throws IOException {
    Random random = new Random(SEED);
    List<String> seeds = seeds();
    int compiled = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = mutate(seeds.get(random.nextInt(seeds.size())), random);
      Diagnostics diagnostics = new Diagnostics();
      Optional<Expression> expression =
          compiler.compile(Sample.WITH_TABLE, Sample.excerpt(text), Optional.empty(), diagnostics);
      assertThat(expression.isPresent()).as(text).isNotEqualTo(diagnostics.hasErrors());
      assertThat(diagnostics.sorted()).as(text).allMatch(FuzzTest::isWellFormed);
      if (expression.isPresent()) {
        Value value = Lowering.lower(expression.get()).evaluate(Sample.FRAME);
        assertThat(value).as(text).isNotNull();
        compiled++;
      }
    }
    assertThat(compiled).isBetween(TEXTS / 20, TEXTS);
  }

  /** The message grammar: one line, lower-case start, no final period. */
  private static boolean isWellFormed(Diagnostic diagnostic) {
    String message = diagnostic.message();
    return !message.contains("\n")
        && !message.endsWith(".")
        && !Character.isUpperCase(message.charAt(0))
        && diagnostic.span().end() <= diagnostic.span().file().content().length();
  }

  private static String mutate(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        case 2 -> text.insert(at, text.substring(at / 2, at));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  private static List<String> seeds() throws IOException {
    List<String> seeds = new ArrayList<>();
    for (String line : Cases.read("evaluations.txt")) {
      seeds.add(line.split(" +=> ", 2)[0]);
    }
    Cases.read("diagnostics.txt").stream()
        .filter(line -> !line.startsWith(" "))
        .forEach(seeds::add);
    return seeds;
  }
}
