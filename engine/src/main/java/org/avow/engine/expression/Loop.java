package org.avow.engine.expression;

import org.avow.engine.value.Value;

/**
 * The variables of the macros of one evaluation, and how many steps they may still take. Mutable.
 */
final class Loop {
  /** How many elements the macros of one evaluation may visit together. */
  static final int MAX_STEPS = 1_000_000;

  /** For expressions without macros. */
  static final Loop NONE = new Loop(0);

  private final Value[] elements;
  private int steps;

  Loop(int variables) {
    this.elements = new Value[variables];
  }

  /** Binds the next element; false if the evaluation has taken all its steps. */
  boolean next(int variable, Value element) {
    if (steps >= MAX_STEPS) {
      return false;
    }
    steps++;
    elements[variable] = element;
    return true;
  }

  Value element(int variable) {
    return elements[variable];
  }
}
