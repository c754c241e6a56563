package org.avow.engine.expression;

import java.util.List;
import java.util.Random;
import org.avow.engine.value.Type;

/** Well-typed expressions over the fields of the sample facts, from a seed. */
final class RandomExpressions {
  private static final List<Type.Scalar> TYPES =
      List.of(
          Type.Scalar.BOOL,
          Type.Scalar.INT,
          Type.Scalar.DOUBLE,
          Type.Scalar.STRING,
          Type.Scalar.TIMESTAMP,
          Type.Scalar.DURATION);

  private final Random random;
  private int variables;

  RandomExpressions(Random random) {
    this.random = random;
  }

  /** One of the types that values are declared with. */
  Type.Scalar type() {
    return TYPES.get(random.nextInt(TYPES.size()));
  }

  /** An expression of the given type, nested up to the given depth. */
  String of(Type.Scalar type, int depth) {
    return switch (type) {
      case BOOL -> bool(depth);
      case INT -> number(depth);
      case DOUBLE -> real(depth);
      case STRING -> text(depth);
      case TIMESTAMP -> timestamp(depth);
      case DURATION -> duration(depth);
      case ANY -> pick("record.user", "record.count", "record.whole", "record.flag");
    };
  }

  private String bool(int depth) {
    if (depth == 0) {
      return pick("fact.granted", "other.granted", "true", "false", "has(record.user)");
    }
    int less = depth - 1;
    return switch (random.nextInt(14)) {
      case 0, 1 -> "(" + bool(less) + pick(" && ", " || ") + bool(less) + ")";
      case 2 -> "!(" + bool(less) + ")";
      case 3 -> "(" + bool(less) + " ? " + bool(less) + " : " + bool(less) + ")";
      case 4, 5 -> compared(less);
      case 6 -> equated(less);
      case 7 -> text(less) + " in " + texts(less);
      case 8 -> number(less) + " in " + numbers(less);
      case 9 -> macro(less);
      case 10 -> text(less) + pick(".contains(", ".startsWith(", ".endsWith(") + text(less) + ")";
      case 11 -> text(less) + ".matches('" + pick("a", "^a.*$", "[ab]+", "x?$") + "')";
      case 12 -> "record.user == " + text(less);
      default -> "record.whole " + pick("<", "<=", ">", ">=", "==") + " " + pick("1", "1.5", "-2");
    };
  }

  private String compared(int depth) {
    Type.Scalar type = TYPES.get(1 + random.nextInt(TYPES.size() - 1));
    return "(" + of(type, depth) + pick(" < ", " <= ", " > ", " >= ") + of(type, depth) + ")";
  }

  private String equated(int depth) {
    if (random.nextInt(5) == 0) {
      return "(" + texts(depth) + pick(" == ", " != ") + texts(depth) + ")";
    }
    Type.Scalar type = type();
    return "(" + of(type, depth) + pick(" == ", " != ") + of(type, depth) + ")";
  }

  private String macro(int depth) {
    String variable = "v" + variables++;
    String body = variable + pick(" < ", " == ", " >= ") + text(depth);
    String more = random.nextBoolean() ? body : "(" + body + " && " + bool(depth) + ")";
    String name = pick("all", "exists", "exists_one");
    return texts(depth) + "." + name + "(" + variable + ", " + more + ")";
  }

  private String number(int depth) {
    if (depth == 0) {
      return pick("fact.number", "other.number", "0", "1", "-3", "9223372036854775807");
    }
    int less = depth - 1;
    return switch (random.nextInt(7)) {
      case 0, 1 ->
          "(" + number(less) + pick(" + ", " - ", " * ", " / ", " % ") + number(less) + ")";
      case 2 -> "size(" + text(less) + ")";
      case 3 -> "size(" + texts(less) + ")";
      case 4 -> "int(" + (random.nextBoolean() ? real(less) : "string(" + number(less) + ")") + ")";
      case 5 -> "-(" + number(less) + ")";
      default -> "(" + bool(less) + " ? " + number(less) + " : " + number(less) + ")";
    };
  }

  private String real(int depth) {
    if (depth == 0) {
      return pick("fact.ratio", "other.ratio", "0.5", "-1.25", "1e300", "0.0");
    }
    int less = depth - 1;
    return switch (random.nextInt(4)) {
      case 0, 1 -> "(" + real(less) + pick(" + ", " - ", " * ", " / ") + real(less) + ")";
      case 2 -> "double(" + number(less) + ")";
      default -> "-(" + real(less) + ")";
    };
  }

  private String text(int depth) {
    if (depth == 0) {
      return pick("fact.name", "other.name", "'a'", "''", "'b\\n'", "'é😀'", "fact.channel");
    }
    int less = depth - 1;
    return switch (random.nextInt(7)) {
      case 0 -> "(" + text(less) + " + " + text(less) + ")";
      case 1 -> text(less) + ".lowerAscii()";
      case 2 -> "string(" + (random.nextBoolean() ? number(less) : bool(less)) + ")";
      case 3 -> pick("day(", "month(", "year(") + timestamp(less) + ")";
      case 4 -> texts(less) + "[" + number(0) + "]";
      default -> text(0);
    };
  }

  private String texts(int depth) {
    if (depth == 0) {
      return pick("fact.tags", "other.tags", "['a', 'b']");
    }
    int less = depth - 1;
    String variable = "v" + variables++;
    return switch (random.nextInt(5)) {
      case 0 -> "[" + text(less) + ", " + text(less) + "]";
      case 1 -> "(" + texts(less) + " + " + texts(less) + ")";
      case 2 -> texts(less) + ".filter(" + variable + ", " + variable + " != " + text(less) + ")";
      case 3 -> texts(less) + ".map(" + variable + ", " + variable + " + " + text(less) + ")";
      default -> texts(0);
    };
  }

  private String numbers(int depth) {
    return depth == 0
        ? pick("fact.numbers", "other.numbers")
        : "[" + number(depth - 1) + ", " + number(depth - 1) + "]";
  }

  private String timestamp(int depth) {
    if (depth == 0) {
      return pick("fact.at", "other.at", "timestamp('2014-12-31T10:00:00Z')");
    }
    int less = depth - 1;
    return switch (random.nextInt(3)) {
      case 0 -> "(" + timestamp(less) + pick(" + ", " - ") + duration(less) + ")";
      case 1 -> "plus(" + timestamp(less) + ", '" + pick("P1M", "P1Y2M", "-P3D", "P2W") + "')";
      default -> timestamp(0);
    };
  }

  private String duration(int depth) {
    if (depth == 0) {
      return pick("fact.length", "params.grace", "duration('PT1H30M')");
    }
    int less = depth - 1;
    return switch (random.nextInt(4)) {
      case 0 -> "(" + duration(less) + pick(" + ", " - ") + duration(less) + ")";
      case 1 -> "(" + timestamp(less) + " - " + timestamp(less) + ")";
      case 2 -> "days(" + pick("1", "30", "fact.number") + ")";
      default -> duration(0);
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
