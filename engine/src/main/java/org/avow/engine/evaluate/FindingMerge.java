package org.avow.engine.evaluate;

import java.util.List;
import java.util.PriorityQueue;

/** Goes through several runs in order; of equal findings those of the first run come first. */
final class FindingMerge {
  private final PriorityQueue<Source> sources;
  private Source current;

  /**
   * @param runs at least one; the merge stands at the first finding
   * @param space that holds them
   */
  FindingMerge(List<FindingRun> runs, FindingSpace space) {
    this.sources = new PriorityQueue<>(runs.size());
    for (int i = 1; i < runs.size(); i++) {
      sources.add(new Source(runs.get(i).cursor(space), i));
    }
    this.current = new Source(runs.get(0).cursor(space), 0);
    takeLeast();
  }

  /** A run with its number. */
  private record Source(FindingRun.Cursor cursor, int number) implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
      int order = cursor.compare(other.cursor);
      return order != 0 ? order : Integer.compare(number, other.number);
    }
  }

  private void takeLeast() {
    Source least = sources.peek();
    if (least != null && least.compareTo(current) < 0) {
      sources.poll();
      sources.add(current);
      current = least;
    }
  }

  /** The bytes in which the finding stands. */
  byte[] bytes() {
    return current.cursor.bytes();
  }

  /** Where it begins. */
  int at() {
    return current.cursor.at();
  }

  /** Goes on to the next finding; false if there is none. */
  boolean advance() {
    if (current.cursor.advance()) {
      takeLeast();
      return true;
    }
    Source next = sources.poll();
    if (next == null) {
      return false;
    }
    current = next;
    return true;
  }
}
