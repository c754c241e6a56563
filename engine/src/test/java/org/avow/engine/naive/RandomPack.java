package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;

/** Random policies over a random vocabulary, as the YAML documents of a pack. */
final class RandomPack {
  private final Draw draw;
  private final RandomTypes types;
  private final RandomRequirements requirements;
  private final StringBuilder text = new StringBuilder();

  private RandomPack(long seed) {
    this.draw = new Draw(seed);
    this.types = new RandomTypes(draw);
    this.requirements = new RandomRequirements(draw, types.shapes());
  }

  /** The documents of the pack of that seed. */
  static String yaml(long seed, int rules) {
    RandomPack pack = new RandomPack(seed);
    pack.text.append(pack.types.yaml());
    pack.commitments();
    pack.profile();
    for (int i = 0; i < rules; i++) {
      pack.policy(i);
    }
    return pack.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void commitments() {
    line("---");
    line("commitments: promises");
    line("title: Promises");
    line("clauses:");
    line("  - { id: plain, quote: we keep it }");
    line("  - { id: dated, quote: we will keep it, due: 2014-12-0" + draw.between(2, 6) + " }");
  }

  private void profile() {
    line("---");
    line("profile: random");
    line("title: Random");
    line("max_age: " + draw.of("P2D", "P3D", "P31D"));
    line("lookback: " + draw.of("P4D", "P31D"));
    List<String> accepts = new ArrayList<>();
    for (String each : List.of("declared", "assumed_snapshots", "assumed_absence")) {
      if (draw.chance(15)) {
        accepts.add(each);
      }
    }
    line("accept: [" + String.join(", ", accepts) + "]");
    if (draw.chance(10)) {
      line("tolerance: 1");
    }
    if (draw.chance(15)) {
      line("parts: { " + draw.pick(types.streamNames()) + ": [p] }");
    }
  }

  private void policy(int number) {
    line("---");
    line("policy: p" + number);
    line("title: Policy " + number);
    boolean dated = draw.chance(15);
    boolean later = draw.chance(8);
    line("keeps: [" + (dated ? "dated" : "plain") + "]");
    line("severity: low");
    if (later) {
      line("effective: { from: 2014-12-0" + draw.between(2, 9) + " }");
    }
    line("params:");
    line("  m: { type: int, default: " + draw.between(0, 2) + ", description: A number }");
    line("  grace: " + draw.of("PT6H", "P1D", "P2D"));
    line("rules:");
    line("  - rule: r" + number);
    rule(!dated && !later && draw.chance(6));
  }

  private void rule(boolean ends) {
    if (draw.chance(18)) {
      line("    require: " + requirements.ofTheWorld());
      return;
    }
    RandomTypes.Shape shape = draw.pick(types.shapes());
    RandomExpressions.Name judged =
        new RandomExpressions.Name(draw.chance(50) ? "j" : shape.name(), shape);
    line("    for: " + (judged.name().equals("j") ? shape.name() + " as j" : shape.name()));
    if (draw.chance(45)) {
      line("    where: \"" + requirements.expressions().about(judged) + "\"");
    }
    if (ends) {
      line("    effective: { until: 2014-12-0" + draw.between(4, 9) + " }");
    }
    if (draw.chance(14)) {
      line("    per: [" + perKeys(judged) + "]");
      line("    at_most: " + draw.of("1", "2"));
      return;
    }
    line("    require: " + requirements.of(judged, 2));
  }

  private String perKeys(RandomExpressions.Name judged) {
    String key = "\"" + judged.get("k") + "\"";
    return draw.chance(60) ? key : key + ", \"day(" + judged.get("at") + ")\"";
  }
}
