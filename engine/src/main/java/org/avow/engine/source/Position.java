package org.avow.engine.source;

/**
 * Where something starts in a file. Immutable.
 *
 * @param line from 1
 * @param column from 1; 1 where the format has no columns
 */
public record Position(int line, int column) {
  /** The first line of a file. */
  public static final Position START = new Position(1, 1);
}
