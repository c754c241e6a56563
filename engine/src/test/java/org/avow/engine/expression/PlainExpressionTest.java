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

  /** What mutations put in. */
  private static final List<String> PIECES =
      List.of(
          "fact",
          "other",
          "record",
          "params",
          ".",
          "name",
          "(",
          ")",
          "[",
          "]",
          " ",
          "&&",
          "||",
          "!",
          "-",
          "+",
          "*",
          "/",
          "%",
          "==",
          "<",
          ">=",
          " in ",
          "?",
          ":",
          ",",
          "'a'",
          "\"b\"",
          "1",
          "2.5",
          "-3",
          "true",
          "null",
          "has(",
          ".exists(v, ",
          ".map(v, ",
          ".size()",
          "size(",
          "fact.tags",
          "fact.number",
          "record.user",
          "region(",
          "timestamp('2014-12-31')",
          "\\",
          "//",
          "é",
          "\n",
          "'",
          "P1D",
          "duration('P1D')",
          "plus(fact.at, 'P1M')",
          ".matches('^a$')");

  private static final List<String> VALUES =
      """
      fact.at
      fact.name
      fact.number
      fact.ratio
      fact.granted
      fact.length
      fact.tags
      other.numbers
      record.user
      record.m['a']
      record.m['a'].b
      record.m[item]
      record.list[0].size
      record
      'a'
      'é'
      '\\\\'
      1
      -1
      0.5
      true
      record.true
      record.namespace
      namespace
      fact.__result__
      region('a', 'b')
      region('a', 'b').country
      timestamp('2014')
      ['a']
      [1, 2]
      size(fact.tags)
      params.grace
      has(fact.key)
      has(record.a.b)
      fact\
      """
          .lines()
          .toList();

  private static final List<String> OPERATORS =
      List.of(
          " && ", " || ", " == ", " != ", " < ", " >= ", " + ", " - ", " * ", " / ", " % ", " in ",
          " ? ", " : ");

  private static final List<String> CALLS =
      List.of(
          "size(",
          "string(",
          "int(",
          "double(",
          "bool(",
          "timestamp(",
          "duration(",
          "day(",
          "days(",
          "has(",
          "plus(fact.at, ",
          "region('a', ");

  private static final List<String> MEMBERS =
      List.of(
          ".startsWith(",
          ".contains(",
          ".matches(",
          ".map(v, ",
          ".filter(v, ",
          ".all(v, ",
          ".exists_one(v, ",
          ".lowerAscii(");

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
        text = mutated(text, random);
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
      plain += agrees(anything(random, 1 + random.nextInt(3)), Optional.empty()) ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(EXPRESSIONS / 40);
  }

  /** Operators and functions on values of any type, which seldom go together. */
  private static String anything(Random random, int depth) {
    if (depth == 0) {
      return random.nextInt(6) == 0 ? "v" : pick(VALUES, random);
    }
    String one = anything(random, depth - 1);
    String other = anything(random, random.nextInt(depth));
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> one + pick(OPERATORS, random) + other;
      case 3 -> "(" + one + pick(OPERATORS, random) + other + ")";
      case 4 -> one + "[" + other + "]";
      case 5 -> pick(CALLS, random) + one + ")";
      case 6 -> one + pick(MEMBERS, random) + other + ")";
      case 7 -> "(" + one + ").exists(v, " + other + ")";
      case 8 -> "(" + one + " ? " + other + " : " + anything(random, depth - 1) + ")";
      default -> pick(List.of("!", "-", "has("), random) + one + (random.nextBoolean() ? ")" : "");
    };
  }

  private static String pick(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
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
    for (int i = 0; i < 26; i++) {
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

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(4));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> swapped(text, at, random);
      case 4 -> text.substring(0, at) + text.substring(end) + " ";
      case 5 -> text.substring(0, at) + piece + text.substring(end);
      case 6 -> text + piece + text.substring(at);
      default -> text.substring(0, at) + piece + text.substring(at);
    };
  }

  /** The next name, constant or operator replaced by another of its kind. */
  private static String swapped(String text, int from, Random random) {
    List<List<String>> kinds = List.of(VALUES, OPERATORS);
    List<String> kind = kinds.get(random.nextInt(kinds.size()));
    for (int at = from; at < text.length(); at++) {
      for (String each : kind) {
        if (text.startsWith(each, at)) {
          return text.substring(0, at)
              + kind.get(random.nextInt(kind.size()))
              + text.substring(at + each.length());
        }
      }
    }
    return text;
  }
}
