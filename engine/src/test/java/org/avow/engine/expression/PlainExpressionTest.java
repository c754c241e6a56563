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
      List.of(
          "fact.at",
          "fact.name",
          "fact.number",
          "fact.ratio",
          "fact.granted",
          "fact.length",
          "fact.tags",
          "other.numbers",
          "record.user",
          "record",
          "'a'",
          "1",
          "0.5",
          "true",
          "region('a', 'b')",
          "region('a', 'b').country",
          "timestamp('2014')",
          "['a']",
          "[1, 2]",
          "size(fact.tags)",
          "params.grace",
          "has(fact.key)",
          "has(record.a.b)",
          "fact");

  private static final List<String> OPERATORS =
      List.of(
          " && ", " || ", " == ", " != ", " < ", " >= ", " + ", " - ", " * ", " / ", " % ", " in ",
          " ? ", " : ");

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
