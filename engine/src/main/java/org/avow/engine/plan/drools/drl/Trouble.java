package org.avow.engine.plan.drools.drl;

/** What went wrong in a rule, in words without any value from evidence. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Trouble(String words) {
    super(words, null, false, false);
  }

  /** What to say of something that was thrown. */
  static String words(Throwable thrown) {
    Throwable deepest = thrown;
    while (true) {
      if (deepest instanceof Trouble trouble) {
        return String.valueOf(trouble.getMessage());
      }
      Throwable cause = deepest.getCause();
      if (cause == null) {
        return "the rule threw `" + deepest.getClass().getSimpleName() + "`";
      }
      deepest = cause;
    }
  }
}
