package org.avow.engine.feed;

import java.util.List;
import java.util.Map;
import org.avow.engine.source.Mark;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.RawRecord;
import org.avow.engine.value.Value;

/**
 * A part of a record with its place. Immutable.
 *
 * @param value what stands there; absent if nothing does
 */
record Spot(Value value, Mark mark, Pointer pointer) {

  /** The whole record. */
  static Spot of(RawRecord record) {
    return new Spot(record.content(), record.mark(), record.pointer());
  }

  /** The part to which a path of keys, and of ordinals of list elements, leads. */
  Spot follow(List<String> path) {
    Spot spot = this;
    for (String step : path) {
      spot = spot.step(step);
    }
    return spot;
  }

  private Spot step(String step) {
    if (value instanceof Value.Tree tree) {
      int ordinal = 0;
      for (Map.Entry<String, Value> entry : tree.entries().entrySet()) {
        if (entry.getKey().equals(step)) {
          Mark child = mark.child(ordinal);
          return new Spot(entry.getValue(), child, child.pointer().orElse(pointer.key(step)));
        }
        ordinal++;
      }
      return missing(pointer.key(step));
    }
    if (value instanceof Value.Items items && step.matches("\\d{1,9}")) {
      int index = Integer.parseInt(step);
      return index >= items.elements().size()
          ? missing(pointer.index(index))
          : new Spot(items.elements().get(index), mark.child(index), pointer.index(index));
    }
    return missing(pointer.key(step));
  }

  private Spot missing(Pointer at) {
    return new Spot(Value.Absent.ABSENT, mark, at);
  }

  /** An element of a list, or an entry of a mapping: what its key says is data. */
  Spot element(int ordinal, Value element) {
    Pointer at = value instanceof Value.Tree ? pointer.entry(ordinal) : pointer.index(ordinal);
    return new Spot(element, mark.child(ordinal), at);
  }

  /** One of several things made of this. */
  Spot part(int number) {
    return new Spot(value, mark, pointer.part(number));
  }
}
