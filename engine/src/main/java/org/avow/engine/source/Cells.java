package org.avow.engine.source;

import java.util.Arrays;

/**
 * Where the projected parts of one line stand in its bytes. Mutable, for one thread: the next line
 * takes the place of this one.
 */
public final class Cells {
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;

  /** What stands in a cell. */
  public enum Kind {
    /** Nothing, or null. */
    ABSENT,
    /** A string of ASCII without escapes; the bytes are those between its quotes. */
    TEXT,
    /** An integer of at most 18 digits. */
    INTEGER,
    TRUE,
    FALSE
  }

  /** For all paths of the projection. */
  public Cells(Projection projection) {
    int size = projection.paths().size();
    kinds = new Kind[size];
    starts = new int[size];
    ends = new int[size];
    clear();
  }

  void clear() {
    Arrays.fill(kinds, Kind.ABSENT);
  }

  void set(int cell, Kind kind, int start, int end) {
    kinds[cell] = kind;
    starts[cell] = start;
    ends[cell] = end;
  }

  public Kind kind(int cell) {
    return kinds[cell];
  }

  /** The first byte of a text or integer. */
  public int start(int cell) {
    return starts[cell];
  }

  /** Behind the last byte of a text or integer. */
  public int end(int cell) {
    return ends[cell];
  }
}
