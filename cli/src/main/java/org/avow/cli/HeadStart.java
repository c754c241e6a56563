package org.avow.cli;

import org.avow.engine.Avow;

/**
 * Makes ready on a thread of its own what every check needs, while arguments and packs are read: a
 * fifth of a short run on two processors. Whatever comes of it, no result depends on it.
 */
final class HeadStart {
  private HeadStart() {}

  /** Begins, if there is a processor to spare. */
  static void begin() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(Avow::prepare, "head-start");
      thread.setDaemon(true);
      // What goes wrong here goes wrong again where it is needed, and is told there.
      thread.setUncaughtExceptionHandler((t, e) -> {});
      thread.start();
    }
  }
}
