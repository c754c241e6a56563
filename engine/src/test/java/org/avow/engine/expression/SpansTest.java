package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;

/** Every part of an expression knows its own text. */
final class SpansTest {
  private final ExpressionCompiler compiler = new ExpressionCompiler();

  @Test
  void coverParenthesesCallsAndMacros() {
    String text =
        "!(fact.granted || ('é😀') == (fact.name)) && -(fact.number) < (size(fact.tags) + 1) * 2\n"
            + "  && fact.tags.exists(t, has(record.a . b) && t in ['x', t]+ ['y']) // why";
    assertThat(texts(Sample.compile(compiler, text).root()))
        .containsExactly(
            text.substring(0, text.indexOf(" //")),
            "!(fact.granted || ('é😀') == (fact.name)) && -(fact.number) < (size(fact.tags) + 1) * 2",
            "!(fact.granted || ('é😀') == (fact.name))",
            "fact.granted || ('é😀') == (fact.name)",
            "fact.granted",
            "('é😀') == (fact.name)",
            "'é😀'",
            "fact.name",
            "-(fact.number) < (size(fact.tags) + 1) * 2",
            "-(fact.number)",
            "fact.number",
            "(size(fact.tags) + 1) * 2",
            "size(fact.tags) + 1",
            "size(fact.tags)",
            "fact.tags",
            "1",
            "2",
            "fact.tags.exists(t, has(record.a . b) && t in ['x', t]+ ['y'])",
            "fact.tags",
            "(",
            "has(record.a . b) && t in ['x', t]+ ['y']",
            "has(record.a . b)",
            "record.a",
            "record",
            "t in ['x', t]+ ['y']",
            "t",
            "['x', t]+ ['y']",
            "['x', t]",
            "'x'",
            "t",
            "['y']",
            "'y'");
  }

  /** The text of every part, compiled by itself, yields what the part yields. */
  @Test
  void textsMeanTheSameByThemselves() {
    Random random = new Random(3);
    RandomExpressions expressions = new RandomExpressions(random);
    for (int i = 0; i < 150; i++) {
      String text = expressions.of(expressions.type(), 1 + random.nextInt(4));
      for (Term part : parts(Sample.compile(compiler, text).root())) {
        if (!usesLocal(part)) {
          assertThat(Lowering.lower(part).evaluate(Sample.FRAME))
              .as("%s in %s", part.span().text(), text)
              .isEqualTo(
                  Lowering.lower(Sample.compile(compiler, part.span().text()))
                      .evaluate(Sample.FRAME));
        }
      }
    }
  }

  @Test
  void errorsStandOnTheLineOfTheDocument() {
    String document = "rule: x\nwhere: \"fact.name == \\\"é\\\" && fact.nam == 'x'\"\n";
    String value = "fact.name == \"é\" && fact.nam == 'x'";
    int[] offsets = new int[value.length() + 1];
    int at = document.indexOf("fact.name");
    for (int i = 0; i <= value.length(); i++) {
      offsets[i] = at;
      at += i < value.length() && value.charAt(i) == '"' ? 2 : 1;
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<Expression> expression =
        compiler.compile(
            Sample.SCOPE,
            new Excerpt(value, new TextFile("policy.yaml", document), offsets),
            Optional.empty(),
            diagnostics);
    assertThat(expression).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::toString)
        .containsExactly("policy.yaml:2:36: error[AV303]: `fact` has no field `nam`");
  }

  private static List<String> texts(Term term) {
    return parts(term).stream().map(part -> part.span().text()).toList();
  }

  private static List<Term> parts(Term term) {
    List<Term> parts = new ArrayList<>();
    parts.add(term);
    Children.of(term).forEach(child -> parts.addAll(parts(child)));
    return parts;
  }

  private static boolean usesLocal(Term term) {
    boolean filter = term instanceof Term.Constant && term.span().text().equals("(");
    return filter || parts(term).stream().anyMatch(part -> part instanceof Term.Local);
  }
}
