package org.avow.engine.evaluate.kept;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Things by number, equal ones by the same. Mutable; threads may share it.
 *
 * @param <T> what is numbered; immutable
 */
final class Numbering<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> things = new ArrayList<>();

  /** The number of a thing, which it is given if it has none. */
  synchronized int of(T thing) {
    Integer known = numbers.get(thing);
    if (known != null) {
      return known;
    }
    numbers.put(thing, things.size());
    things.add(thing);
    return things.size() - 1;
  }

  /** All things, by number. */
  synchronized List<T> all() {
    return List.copyOf(things);
  }
}
