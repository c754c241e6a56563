package org.avow.engine.source;

import java.util.List;
import java.util.Optional;

/**
 * Where a value starts, and the values in it. Immutable.
 *
 * @param children in the order of the value's elements or entries; empty if nobody asked for them
 * @param pointer where it stands, if its record was put together from several places
 */
public record Mark(Position position, List<Mark> children, Optional<Pointer> pointer) {
  public Mark {
    children = List.copyOf(children);
  }

  /** A mark of a value that stands where its record says. */
  public Mark(Position position, List<Mark> children) {
    this(position, children, Optional.empty());
  }

  /** The mark of a value that is put together from other parts. */
  Mark with(List<Mark> parts) {
    return new Mark(position, parts, pointer);
  }

  /** The mark of an element or entry, by its ordinal; this one if it was not recorded. */
  public Mark child(int ordinal) {
    if (ordinal < children.size()) {
      return children.get(ordinal);
    }
    return pointer.isEmpty() ? this : new Mark(position, List.of());
  }
}
