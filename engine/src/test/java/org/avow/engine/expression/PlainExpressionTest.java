package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as plain is what CEL's own parser and checker make of it, in every part. */
final class PlainExpressionTest {
  private static final int EXPRESSIONS = 8_000;
  private static final long SEED = 20_141_230;

  private final CelCompiler cel = new CelCompiler();

  @Test
  void agreesWithCel() {
    Random random = new Random(SEED);
    RandomExpressions expressions = new RandomExpressions(random);
    int plain = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      Type.Scalar type = expressions.type();
      plain += agrees(expressions.of(type, 1 + random.nextInt(4)), Optional.of(type)) ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(EXPRESSIONS / 2);
  }

  @Test
  void agreesWithCelOnBrokenOnes() {
    Random random = new Random(SEED);
    RandomExpressions expressions = new RandomExpressions(random);
    int plain = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.of(expressions.type(), 1 + random.nextInt(3));
      for (int more = 1 + random.nextInt(3); more > 0; more--) {
        text = DoubtfulExpressions.mutated(text, random);
      }
      plain += agrees(text, Optional.empty()) ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(EXPRESSIONS / 8);
  }

  @Test
  void agreesWithCelOnWhateverTypes() {
    Random random = new Random(SEED);
    int plain = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      plain +=
          agrees(DoubtfulExpressions.of(random, 1 + random.nextInt(3)), Optional.empty()) ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(EXPRESSIONS / 40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.m['a'] + record.m['b'] == 'xy'",
        "record.m['a'] == 'x'",
        "record.true == 1",
        "has(record.false)",
        "record.items.all(true, true)",
        "record.items.all(__result__, __result__ == 1)",
        "fact.number + 'a'",
        "fact.at == 'x'",
        "unknown == 1",
        "fact.name.matches('a|b')",
        "timestamp('yesterday') < fact.at",
        "-0 == fact.number",
        "fact.name == r'a'",
        "fact.number == 1e3"
      })
  void leavesToCelWhatMayBeWrong(String text) {
    Optional<Type> any = Optional.empty();
    assertThat(PlainExpression.read(Sample.WITH_TABLE, excerpt(text), any)).isEmpty();
  }

  @Test
  void leavesToCelWhatIsNestedDeeplyInHas() {
    String text = "record.a";
    for (int i = 0; i < 17; i++) {
      text = "record.a[has(" + text + ".b) ? 0 : 1]";
    }
    Optional<Type> any = Optional.empty();
    assertThat(PlainExpression.read(Sample.WITH_TABLE, excerpt(text), any)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact.granted && other.granted && fact.doubt && has(fact.key) && has(record.user)",
        "fact.granted||other.granted||(fact.doubt && has(fact.key) && fact.name == 'a')",
        "((fact.number) + 1) * 2 >= size(fact.tags) && !(fact.granted)",
        "fact.at - other.at <= duration('P30D')",
        "fact.at + params.grace < timestamp('2014-12-31')",
        "'a' in fact.tags && fact.number in [1, 2, 3] && record.user in ['a']",
        "fact.tags.exists(tag, tag.startsWith(\"a\") || other.tags.all(o, o != tag))",
        "record.items.filter(i, i.size > 1).map(i, i.name)",
        "fact.granted ? fact.name : other.granted ? 'x' : \"\"",
        "region(fact.name, fact.key).country == 'IN'",
        "plus(fact.at, 'P1M') > other.at && day(fact.at) == '2014-12-31'",
        "fact.name.matches('^(a|b)$') && fact.name.lowerAscii().contains('x')",
        "(record).user == (fact.name)",
        "record.namespace == 'a' && has(record.package)",
        "fact.tags[0] == 'a' && (fact.tags + other.tags).size() > 1",
        "double(fact.number) / fact.ratio > 0.5 && string(fact.at) != ''"
      })
  void readsWhatPoliciesSay(String text) {
    assertThat(agrees(text, Optional.empty())).isTrue();
  }

  /** Whether it is plain; then CEL reads the same. */
  private boolean agrees(String text, Optional<Type> expected) {
    Excerpt excerpt = excerpt(text);
    Optional<Term> plain = PlainExpression.read(Sample.WITH_TABLE, excerpt, expected);
    if (plain.isPresent()) {
      Diagnostics diagnostics = new Diagnostics();
      Optional<Term> reference = cel.compile(Sample.WITH_TABLE, excerpt, expected, diagnostics);
      List<Diagnostic> told = diagnostics.sorted();
      assertThat(told).as(text).isEmpty();
      assertThat(plain).as(text).isEqualTo(reference);
    }
    return plain.isPresent();
  }

  private static Excerpt excerpt(String text) {
    return Excerpt.of(new Span(new TextFile("test.yaml", text), 0, text.length()));
  }
}
