package org.avow.engine.evaluate;

import java.util.Arrays;

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
  private long least = Long.MAX_VALUE;

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

  /** No instant was ever added that is less. */
  long least() {
    return least;
  }

  void add(long instant) {
    least = Math.min(least, instant);
    if (size > 0 && instant <= instants[size - 1]) {
      insert(instant);
    } else if (instant > horizon || horizon == Long.MIN_VALUE) {
      makeRoom();
      instants[size++] = instant;
    }
  }

  /** Adds all that the other one remembers from a given instant on, up to another. */
  void addAll(LatestInstants other, long from, long until) {
    int first = other.indexFrom(from);
    int end = other.indexFrom(until);
    if (end - first < 8) {
      for (int i = first; i < end; i++) {
        add(other.instants[i]);
      }
      return;
    }
    long[] merged = new long[size + end - first];
    int count = 0;
    int mine = 0;
    int its = first;
    while (mine < size || its < end) {
      long next =
          its == end || (mine < size && instants[mine] <= other.instants[its])
              ? instants[mine++]
              : other.instants[its++];
      boolean known = count > 0 && merged[count - 1] == next;
      if (!known && (next > horizon || horizon == Long.MIN_VALUE)) {
        merged[count++] = next;
      }
    }
    least = Math.min(least, other.instants[first]);
    instants = merged;
    size = count;
    if (size / 2 > kept) {
      forget(instants[size - kept - 1], least);
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
      forget(instants[size - kept - 1], least);
    }
  }

  /**
   * Forgets all up to the given instant.
   *
   * @param from before it, nothing was there to be forgotten
   */
  void forget(long instant, long from) {
    least = Math.min(least, from);
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
      if (least < instant) {
        target.forget(Math.min(horizon, instant - 1), least);
      }
      horizon = horizon < instant ? Long.MIN_VALUE : horizon;
    }
    least = Math.max(least, instant);
  }

  /** The index of the first one at or after the given instant. */
  private int indexFrom(long instant) {
    int found = Arrays.binarySearch(instants, 0, size, instant);
    return found >= 0 ? found : -found - 1;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return instants[index];
  }
}
