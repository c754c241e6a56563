package org.avow.engine.evaluate;

import java.util.Arrays;

/**
 * Instants, each once, added in any order. They are sorted when they are asked for, and before
 * there would be too many: adding one takes about the same time, however many there are. Mutable,
 * for one thread.
 */
final class InstantSet {
  private long[] instants = new long[16];
  private int size;
  private boolean sorted = true;

  void add(long instant) {
    if (size > 0 && instants[size - 1] == instant) {
      return;
    }
    if (size == instants.length) {
      makeRoom();
    }
    sorted &= size == 0 || instants[size - 1] < instant;
    instants[size++] = instant;
  }

  void addAll(InstantSet other) {
    for (int i = 0; i < other.size; i++) {
      add(other.instants[i]);
    }
  }

  boolean contains(long instant) {
    sort();
    return Arrays.binarySearch(instants, 0, size, instant) >= 0;
  }

  /** The first one at or after the given instant, of which there must be one. */
  long firstFrom(long instant) {
    sort();
    int found = Arrays.binarySearch(instants, 0, size, instant);
    return instants[found >= 0 ? found : -found - 1];
  }

  private void makeRoom() {
    sort();
    if (size > instants.length / 2) {
      instants = Arrays.copyOf(instants, size * 2);
    }
  }

  private void sort() {
    if (sorted) {
      return;
    }
    Arrays.sort(instants, 0, size);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (instants[i] != instants[kept - 1]) {
        instants[kept++] = instants[i];
      }
    }
    size = kept;
    sorted = true;
  }
}
