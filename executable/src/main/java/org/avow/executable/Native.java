package org.avow.executable;

import org.graalvm.nativeimage.c.function.CFunction;

/** What {@code avow.c} does for the executable. */
final class Native {
  private Native() {}

  /**
   * Becomes the launcher that stands beside the executable, with the same arguments. Returns only
   * if that fails, and has then said why on standard error.
   */
  @CFunction("avow_hand_over")
  static native void handOver();

  /** The columns of the terminal that standard output is; 0 if it is none. */
  @CFunction(value = "avow_columns", transition = CFunction.Transition.NO_TRANSITION)
  static native int columns();
}
