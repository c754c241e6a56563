package org.avow.engine.source;

import java.util.List;

/**
 * Where a value starts, and the values in it. Immutable.
 *
 * @param children in the order of the value's elements or entries; empty if nobody asked for them
 */
public record Mark(Position position, List<Mark> children) {
  public Mark {
    children = List.copyOf(children);
  }

  /** The mark of an element or entry, by its ordinal; this one if it was not recorded. */
  public Mark child(int ordinal) {
    return ordinal < children.size() ? children.get(ordinal) : this;
  }
}
