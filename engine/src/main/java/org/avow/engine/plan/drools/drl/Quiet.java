package org.avow.engine.plan.drools.drl;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Keeps the parsers of Drools, which write some of their complaints to standard error as well, from
 * doing so. What anybody else writes there meanwhile is lost; packs are loaded before anything
 * runs.
 */
final class Quiet {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private Quiet() {}

  /** What comes out of the work, one at a time. */
  static synchronized <T> T during(Supplier<T> work) {
    PrintStream error = System.err;
    System.setErr(NOWHERE);
    try {
      return work.get();
    } finally {
      System.setErr(error);
    }
  }
}
