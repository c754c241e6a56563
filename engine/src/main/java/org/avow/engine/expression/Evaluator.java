package org.avow.engine.expression;

import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** An expression lowered to closures; three-valued (semantics 1.4). Threads may share it. */
public interface Evaluator {
  /**
   * The value in the given frame. Never throws for what evidence holds: an error is unknown, with
   * its reason. Absent is yielded only by a mere path (a field without default, a missing key);
   * every operator turns it into unknown.
   */
  Value evaluate(Frame frame);

  /** The truth of a boolean expression: whatever is not a known boolean is unknown. */
  default Truth truth(Frame frame) {
    Value value = evaluate(frame);
    return value instanceof Value.Bool bool ? Truth.of(bool.value()) : Truth.UNKNOWN;
  }
}
