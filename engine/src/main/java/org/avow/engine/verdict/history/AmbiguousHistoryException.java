package org.avow.engine.verdict.history;

/** Verdicts that cannot be lined up, because nothing says which of two holds. */
public final class AmbiguousHistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * @param message what is wrong, in the grammar of diagnostics
   * @param help what to do about it
   */
  AmbiguousHistoryException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** What is wrong, in one line. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What to do about it. */
  public String help() {
    return help;
  }
}
