package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;

/** Random conditions in CEL over a judged fact and a candidate. */
final class RandomExpressions {
  private final Draw draw;

  RandomExpressions(Draw draw) {
    this.draw = draw;
  }

  /**
   * A name for a fact in expressions.
   *
   * @param name as it stands in conditions
   */
  record Name(String name, RandomTypes.Shape shape) {
    String get(String field) {
      return name + "." + field;
    }
  }

  /** A condition on one fact. */
  String about(Name fact) {
    return combined(() -> atom(fact), 2);
  }

  /** A condition that joins a candidate with the judged fact. */
  String joining(Name judged, Name candidate) {
    List<String> parts = new ArrayList<>();
    if (draw.chance(80)) {
      parts.add(judged.get("k") + " == " + candidate.get("k"));
    }
    if (draw.chance(20)) {
      parts.add(candidate.get("n") + " == " + judged.get("n"));
    }
    if (draw.chance(45) || parts.isEmpty()) {
      parts.add(
          "("
              + combined(() -> draw.chance(60) ? atom(candidate) : cross(judged, candidate), 1)
              + ")");
    }
    return String.join(" && ", parts);
  }

  private interface Source {
    String next();
  }

  private String combined(Source atoms, int depth) {
    if (depth == 0 || draw.chance(55)) {
      return atoms.next();
    }
    String a = combined(atoms, depth - 1);
    String b = combined(atoms, depth - 1);
    return switch (draw.below(6)) {
      case 0, 1 -> "(" + a + " && " + b + ")";
      case 2, 3 -> "(" + a + " || " + b + ")";
      case 4 -> "!(" + a + ")";
      default -> "(" + a + " ? " + b + " : " + atoms.next() + ")";
    };
  }

  private String atom(Name fact) {
    String r = fact.name();
    List<String> atoms =
        new ArrayList<>(
            List.of(
                r + ".ok",
                r + ".ok",
                "!" + r + ".ok",
                r + ".k == 'u'",
                r + ".k != 'v'",
                r + ".k in ['u', 'w']",
                r + ".n > 0",
                r + ".n <= params.m",
                r + ".n + 1 != 2",
                "has(" + r + ".ok)",
                "has(" + r + ".n)",
                "!has(" + r + ".k)",
                r + ".d == 'x'",
                r + ".fit"));
    if (fact.shape().hasMore()) {
      atoms.addAll(
          List.of(
              "'x' in " + r + ".tags",
              r + ".tags.exists(e, e == 'x')",
              r + ".tags.all(e, e != 'y')",
              "size(" + r + ".tags) > 1",
              r + ".t < " + r + ".at + days(1)",
              "day(" + r + ".at) == '2014-12-05'"));
    }
    return draw.pick(atoms);
  }

  private String cross(Name judged, Name candidate) {
    String j = judged.name();
    String c = candidate.name();
    return draw.of(
        j + ".k == " + c + ".k",
        j + ".k != " + c + ".k",
        j + ".n < " + c + ".n",
        c + ".n == " + j + ".n",
        j + ".ok == " + c + ".ok",
        c + ".at < " + j + ".at",
        "day(" + j + ".at) == day(" + c + ".at)",
        c + ".d == " + j + ".d");
  }
}
