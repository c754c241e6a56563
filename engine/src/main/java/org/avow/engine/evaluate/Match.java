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
}
