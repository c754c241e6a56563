package org.avow.engine.fact;

import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** The cells of a block of lines whose values have no number in {@link Codes}. */
public interface LooseCells {

  /**
   * The value of a cell.
   *
   * @param type of its column
   */
  Value value(int cell, Type type);

  /** Whether it holds a string of ASCII: the bytes between {@link #start} and {@link #end}. */
  boolean isText(int cell);

  /** The integer of a cell that holds no text. */
  long integer(int cell);

  /** The lines of the block. */
  byte[] bytes();

  /** The first byte of a cell. */
  int start(int cell);

  /** Behind the last byte of a cell. */
  int end(int cell);
}
