package org.avow.engine.naive;

import java.util.List;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.TextFile;

/** The seeded packs and worlds that the tests run through. */
final class Worlds {
  /** So many rules has a pack. */
  static final int RULES = 5;

  /** So many packs there are: 20,000 worlds. */
  static final int PACKS = 400;

  /** So many worlds are judged by one pack. */
  static final int WORLDS = 50;

  private Worlds() {}

  static Pack pack(int number) {
    return PackLoader.load(List.of(new TextFile("world.yaml", yaml(number))));
  }

  static String yaml(int number) {
    return RandomPack.yaml(7_000_003L * number, RULES);
  }

  static long seed(int pack, int world) {
    return 1_000_003L * pack + 17L * world;
  }

  static RandomWorld.Asked world(Pack pack, int number, int world) {
    return RandomWorld.of(pack, seed(number, world));
  }
}
