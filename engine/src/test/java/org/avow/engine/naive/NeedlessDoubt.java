package org.avow.engine.naive;

import org.avow.engine.policy.Pack;

/** Prints how many outcomes of random worlds were needless doubt or needless waiting (9.4). */
final class NeedlessDoubt {
  private NeedlessDoubt() {}

  /** Arguments: packs of 50 worlds each, completions to sample of each world. */
  public static void main(String[] arguments) {
    int packs = Integer.parseInt(arguments[0]);
    int samples = Integer.parseInt(arguments[1]);
    Tally tally = new Tally();
    for (int number = 0; number < packs; number++) {
      Pack pack = Worlds.pack(number);
      for (int world = 0; world < Worlds.WORLDS; world++) {
        RandomWorld.Asked asked = Worlds.world(pack, number, world);
        NaiveEvaluator.Judged judged =
            NaiveEvaluator.judge(pack, asked.evidence(), asked.question());
        new CompletionCheck(pack, asked, judged).tally(tally, samples, Worlds.seed(number, world));
      }
    }
    System.out.println(tally);
  }
}
