package org.avow.engine.evaluate.world;

import java.util.List;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** Whether two values as they stand in evidence are the same, in three values. */
final class Likeness {
  private Likeness() {}

  static Truth of(Value a, Value b) {
    if (a instanceof Moment x && b instanceof Moment y) {
      return x.isAt(y);
    }
    if (a instanceof Value.Items x && b instanceof Value.Items y) {
      return of(x.elements(), y.elements());
    }
    if (a.isKnown() && b.isKnown()) {
      return Truth.of(a.equals(b));
    }
    if (a == Value.Absent.ABSENT && b == Value.Absent.ABSENT) {
      return Truth.TRUE;
    }
    boolean oneAbsent = a == Value.Absent.ABSENT || b == Value.Absent.ABSENT;
    boolean oneThere = isThere(a) || isThere(b);
    return oneAbsent && oneThere ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static boolean isThere(Value value) {
    return value.isKnown() || value instanceof Value.Present;
  }

  private static Truth of(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return Truth.FALSE;
    }
    Truth same = Truth.TRUE;
    for (int i = 0; i < a.size(); i++) {
      same = same.and(of(a.get(i), b.get(i)));
    }
    return same;
  }
}
