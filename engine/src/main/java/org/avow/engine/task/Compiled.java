package org.avow.engine.task;

/**
 * Tells a program that was compiled ahead of time from one that a virtual machine runs. Such a
 * program holds neither a compiler of policies nor what reads rare arguments: where it needs one,
 * it leaves the whole run to a virtual machine.
 */
public final class Compiled {
  /**
   * Whether this program was compiled ahead of time. Known while it is compiled, so that what no
   * such program does is no part of it. The name of the property is fixed by GraalVM's API, {@code
   * ImageInfo.PROPERTY_IMAGE_CODE_KEY}.
   */
  public static final boolean AHEAD =
      System.getProperty("org.graalvm.nativeimage.imagecode") != null;

  private Compiled() {}

  /**
   * Says that a virtual machine has to do the run from its start. Thrown before evidence or
   * standard input is read, and before any output is opened.
   */
  public static final class BeyondError extends Error {
    private static final long serialVersionUID = 1L;

    public BeyondError() {
      super("this needs a virtual machine", null, false, false);
    }
  }
}
