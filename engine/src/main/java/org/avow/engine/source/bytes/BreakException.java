package org.avow.engine.source.bytes;

import java.io.IOException;

/** Packed bytes break off: what was read up to here counts, the rest is lost. */
public final class BreakException extends IOException {
  private static final long serialVersionUID = 1L;
  private final String reason;
  private final int line;

  /**
   * @param reason for people, without values from the file
   * @param line of the unpacked text, from 1
   */
  BreakException(String reason, int line) {
    super(reason);
    this.reason = reason;
    this.line = line;
  }

  /** Why, for people. */
  public String reason() {
    return reason;
  }

  /** The line of the unpacked text in which it breaks off. */
  public int line() {
    return line;
  }
}
