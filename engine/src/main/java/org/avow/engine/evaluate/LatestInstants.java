package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The latest of some instants, ascending, each once; earlier ones are forgotten when there are too
 * many. Mutable, for one thread.
 *
 * <p>INVARIANT (horizon): of the instants above {@link #horizon} all are here, of the others none.
 */
final class LatestInstants {
  private final int kept;
  private long[] instants = new long[16];
  private int size;
  private long horizon = Long.MIN_VALUE;

  /**
   * @param kept how many are remembered at least
   */
  LatestInstants(int kept) {
    this.kept = kept;
  }

  /** Up to here, instants are forgotten; the least instant if none is. */
  long horizon() {
    return horizon;
  }

  void add(long instant) {
    if (size > 0 && instant <= instants[size - 1]) {
      insert(instant);
    } else if (instant > horizon || horizon == Long.MIN_VALUE) {
      makeRoom();
      instants[size++] = instant;
    }
  }

  private void insert(long instant) {
    int at = indexFrom(instant);
    if (instants[at] == instant || (instant <= horizon && horizon != Long.MIN_VALUE)) {
      return;
    }
    makeRoom();
    if (instant > horizon || horizon == Long.MIN_VALUE) {
      at = indexFrom(instant);
      System.arraycopy(instants, at, instants, at + 1, size - at);
      instants[at] = instant;
      size++;
    }
  }

  private void makeRoom() {
    if (size < instants.length) {
      return;
    }
    if (size / 2 < kept) {
      instants = Arrays.copyOf(instants, size * 2);
    } else {
      forget(instants[size - kept - 1]);
    }
  }

  /** Forgets all up to the given instant. */
  void forget(long instant) {
    horizon = Math.max(horizon, instant);
    int first = indexFrom(horizon);
    if (first < size && instants[first] == horizon) {
      first++;
    }
    System.arraycopy(instants, first, instants, 0, size - first);
    size -= first;
  }

  /** Hands over what is before the given instant, and forgets it. */
  void moveBefore(long instant, LatestInstants target) {
    int first = indexFrom(instant);
    for (int i = 0; i < first; i++) {
      target.add(instants[i]);
    }
    System.arraycopy(instants, first, instants, 0, size - first);
    size -= first;
    if (horizon != Long.MIN_VALUE) {
      target.forget(Math.min(horizon, instant - 1));
      horizon = horizon < instant ? Long.MIN_VALUE : horizon;
    }
  }

  /** The index of the first one at or after the given instant. */
  private int indexFrom(long instant) {
    int found = Arrays.binarySearch(instants, 0, size, instant);
    return found >= 0 ? found : -found - 1;
  }

  boolean contains(long instant) {
    return Arrays.binarySearch(instants, 0, size, instant) >= 0;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return instants[index];
  }

  /** The first one at or after the given instant, of which there must be one. */
  long firstFrom(long instant) {
    return instants[indexFrom(instant)];
  }

  void forEach(LongConsumer action) {
    for (int i = 0; i < size; i++) {
      action.accept(instants[i]);
    }
  }
}
