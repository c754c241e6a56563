package org.avow.engine.expression;

/** Says that an expression is left to CEL's own parser and checker; nothing need be wrong. */
final class NotPlainException extends Exception {
  private static final long serialVersionUID = 1L;

  NotPlainException() {
    super("not plain", null, false, false);
  }
}
