package org.avow.engine.evaluate;

import org.avow.engine.fact.Fact;
import org.avow.engine.value.Truth;

/**
 * A candidate that certainly or possibly matches (semantics 4.4). Immutable.
 *
 * @param truth whether it lies in the window and matches; never false
 * @param anywhere whether it matches, wherever it lies
 */
record Match(Fact candidate, Truth truth, Truth anywhere) {
  boolean certain() {
    return truth.isTrue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Match that
        && candidate.equals(that.candidate)
        && truth.equals(that.truth)
        && anywhere.equals(that.anywhere);
  }

  @Override
  public int hashCode() {
    int hash = candidate.hashCode();
    hash = 31 * hash + truth.hashCode();
    return 31 * hash + anywhere.hashCode();
  }
}
