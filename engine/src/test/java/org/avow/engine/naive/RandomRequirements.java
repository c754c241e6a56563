package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;

/** Random requirements of every form, in YAML's flow style. */
final class RandomRequirements {
  private final Draw draw;
  private final List<RandomTypes.Shape> shapes;
  private final RandomExpressions expressions;

  RandomRequirements(Draw draw, List<RandomTypes.Shape> shapes) {
    this.draw = draw;
    this.shapes = shapes;
    this.expressions = new RandomExpressions(draw);
  }

  RandomExpressions expressions() {
    return expressions;
  }

  /** Of a rule that judges facts. */
  String of(RandomExpressions.Name judged, int depth) {
    if (depth > 0 && draw.chance(14)) {
      return "{ "
          + draw.of("all", "any")
          + ": ["
          + of(judged, depth - 1)
          + ", "
          + of(judged, depth - 1)
          + "] }";
    }
    if (draw.chance(18)) {
      return "\"" + expressions.about(judged) + "\"";
    }
    RandomExpressions.Name candidate = candidate();
    List<String> keys = form(candidate);
    boolean joined = draw.chance(92);
    if (joined) {
      keys.add("where: \"" + expressions.joining(judged, candidate) + "\"");
    }
    window(judged, keys);
    return "{ " + String.join(", ", keys) + " }";
  }

  /** Of a rule without {@code for}. */
  String ofTheWorld() {
    if (draw.chance(15)) {
      return "{ " + draw.of("all", "any") + ": [" + ofTheWorld() + ", " + ofTheWorld() + "] }";
    }
    RandomExpressions.Name candidate = candidate();
    List<String> keys = form(candidate);
    if (draw.chance(70)) {
      keys.add("where: \"" + expressions.about(candidate) + "\"");
    }
    if (draw.chance(40)) {
      keys.add(draw.of("from: ", "after: ") + day());
    } else if (draw.chance(20)) {
      keys.add("preceding: P2D");
    }
    if (draw.chance(40)) {
      keys.add(draw.of("to: ", "before: ") + day());
    }
    return "{ " + String.join(", ", keys) + " }";
  }

  private RandomExpressions.Name candidate() {
    return new RandomExpressions.Name("c", draw.pick(shapes));
  }

  private List<String> form(RandomExpressions.Name candidate) {
    String type = candidate.shape().name() + " as c";
    List<String> keys = new ArrayList<>();
    switch (draw.below(candidate.shape().state() ? 9 : 11)) {
      case 0, 1 -> keys.add("exists: " + type);
      case 2, 3 -> keys.add("none: " + type);
      case 4 -> atLeast(candidate, keys, type);
      case 5 -> {
        keys.add("count: " + type);
        keys.add("at_most: " + draw.of("0", "1", "1", "2", "\"params.m\""));
        if (draw.chance(25)) {
          keys.add("distinct: \"c." + draw.of("n", "k", "ok", "d") + "\"");
        }
      }
      case 6, 7, 8 -> {
        keys.add("latest: " + type);
        keys.add("satisfies: \"" + expressions.about(candidate) + "\"");
        if (draw.chance(50)) {
          keys.add("if_none: " + draw.of("pass", "fail"));
        }
      }
      default -> {
        keys.add("recurring: " + type);
        keys.add("at_most_apart: " + draw.of("P1D", "P2D", "PT36H", "P4D"));
      }
    }
    return keys;
  }

  private void atLeast(RandomExpressions.Name candidate, List<String> keys, String type) {
    keys.add("count: " + type);
    keys.add("at_least: " + draw.of("1", "2", "2", "\"params.m\""));
    if (!candidate.shape().hasId() || draw.chance(40)) {
      keys.add("distinct: \"c." + draw.of("n", "k", "d") + "\"");
    }
  }

  private String day() {
    return "2014-12-" + draw.of("02", "04", "05", "06", "07", "08", "09", "11");
  }

  /** A window of any kind, or none. */
  private void window(RandomExpressions.Name judged, List<String> keys) {
    boolean state = judged.shape().state();
    if (draw.chance(25)) {
      return;
    }
    switch (draw.below(4)) {
      case 0 -> keys.add("preceding: " + draw.of("PT6H", "P1D", "P2D", "\"params.grace\""));
      case 1 -> keys.add(draw.of("from: ", "after: ") + bound(judged));
      case 2 -> keys.add(draw.of("from: ", "after: ") + day());
      default -> {}
    }
    if (draw.chance(35)) {
      return;
    }
    switch (draw.below(4)) {
      case 0, 1 -> {
        if (!state) {
          keys.add("within: " + draw.of("PT6H", "P1D", "P2D", "P3D", "\"params.grace\""));
        }
      }
      case 2 -> keys.add(draw.of("to: ", "before: ") + bound(judged));
      default -> keys.add(draw.of("to: ", "before: ") + day());
    }
  }

  private String bound(RandomExpressions.Name judged) {
    List<String> bounds =
        new ArrayList<>(
            List.of(
                judged.get("at"),
                judged.get("at") + " + params.grace",
                judged.get("at") + " - duration('PT6H')"));
    if (judged.shape().hasMore()) {
      bounds.add(judged.get("t"));
    }
    if (judged.shape().neighbours()) {
      bounds.add(judged.get("next_at"));
      bounds.add(judged.get("next_at"));
      bounds.add(judged.get("previous_at"));
    }
    return "\"" + draw.pick(bounds) + "\"";
  }
}
