package org.avow.engine.expression;

import java.util.List;
import java.util.Random;

/** Expressions that are seldom well-typed, and often none at all, from a seed. */
final class DoubtfulExpressions {
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

  private DoubtfulExpressions() {}

  /** Operators and functions on values of any type, which seldom go together. */
  static String of(Random random, int depth) {
    if (depth == 0) {
      return random.nextInt(6) == 0 ? "v" : pick(VALUES, random);
    }
    String one = of(random, depth - 1);
    String other = of(random, random.nextInt(depth));
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> one + pick(OPERATORS, random) + other;
      case 3 -> "(" + one + pick(OPERATORS, random) + other + ")";
      case 4 -> one + "[" + other + "]";
      case 5 -> pick(CALLS, random) + one + ")";
      case 6 -> one + pick(MEMBERS, random) + other + ")";
      case 7 -> "(" + one + ").exists(v, " + other + ")";
      case 8 -> "(" + one + " ? " + other + " : " + of(random, depth - 1) + ")";
      default -> pick(List.of("!", "-", "has("), random) + one + (random.nextBoolean() ? ")" : "");
    };
  }

  private static String pick(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /** An expression with something else in it, or something less. */
  static String mutated(String text, Random random) {
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
