package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;

/** What was compiled before comes out as it would anew, whatever was kept of it. */
final class CompiledExpressionsTest {
  private static final long SEED = 20_141_015;

  /** What came out of a series of texts. */
  private record Outcomes(
      List<Optional<Expression>> expressions, List<List<Diagnostic>> diagnostics) {}

  private static Outcomes compile(CompiledExpressions known, List<String> texts) {
    ExpressionCompiler compiler = new ExpressionCompiler(known);
    Outcomes outcomes = new Outcomes(new ArrayList<>(), new ArrayList<>());
    for (String text : texts) {
      Diagnostics diagnostics = new Diagnostics();
      outcomes.expressions.add(
          compiler.compile(Sample.WITH_TABLE, Sample.excerpt(text), Optional.empty(), diagnostics));
      outcomes.diagnostics.add(diagnostics.sorted());
    }
    return outcomes;
  }

  /** Without the text files, which are equal to themselves alone. */
  private static List<String> shown(Outcomes outcomes) {
    List<String> lines = new ArrayList<>();
    outcomes.expressions.forEach(each -> lines.add(each.toString()));
    outcomes.diagnostics.forEach(
        list -> list.forEach(each -> lines.add(each + " " + each.help() + each.span().text())));
    return lines;
  }

  private static List<String> texts() throws IOException {
    Random random = new Random(SEED);
    RandomExpressions expressions = new RandomExpressions(random);
    List<String> texts = new ArrayList<>();
    for (String line : Cases.read("evaluations.txt")) {
      texts.add(line.substring(0, Math.max(1, line.indexOf("=>"))));
    }
    for (int i = 0; i < 300; i++) {
      texts.add(expressions.of(expressions.type(), 1 + random.nextInt(4)));
    }
    texts.add("fact.nmae == 'x'");
    texts.add("fact.name.matches('a|b')");
    texts.add("region('aws', fact.name).country == 'IN' && has(record.meta.name)");
    return texts;
  }

  @Test
  void comesOutAsAnew() throws IOException {
    List<String> texts = texts();
    CompiledExpressions first = CompiledExpressions.none();
    List<String> anew = shown(compile(first, texts));
    CompiledExpressions second = CompiledExpressions.of(first.bytes());
    assertThat(shown(compile(second, texts))).isEqualTo(anew);
    assertThat(second.bytes()).isEmpty();
    assertThat(List.of(first.isNew(), second.isNew())).containsExactly(true, false);
  }

  @Test
  void leavesAloneWhatDiffers() throws IOException {
    List<String> texts = texts();
    CompiledExpressions first = CompiledExpressions.none();
    compile(first, texts);
    List<String> others = new ArrayList<>(texts);
    others.set(5, "fact.number == 8");
    assertThat(shown(compile(CompiledExpressions.of(first.bytes()), others)))
        .isEqualTo(shown(compile(CompiledExpressions.none(), others)));
  }

  @Test
  void survivesWhateverStandsThere() throws IOException {
    List<String> texts = texts().subList(0, 40);
    CompiledExpressions first = CompiledExpressions.none();
    List<String> anew = shown(compile(first, texts));
    byte[] whole = first.bytes();
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      assertThat(shown(compile(CompiledExpressions.of(cut), texts))).isEqualTo(anew);
    }
  }
}
