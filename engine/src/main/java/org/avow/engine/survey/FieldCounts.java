package org.avow.engine.survey;

import java.util.Map;
import java.util.TreeMap;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * In how many facts a field holds a value, and in how many it lacks one in which way. Mutable until
 * the survey that counts is made; for one thread.
 */
public final class FieldCounts {
  private final Field field;
  private final Map<String, Long> reasons = new TreeMap<>();
  private long known;
  private long absent;
  private long unknown;
  private long present;

  FieldCounts(Field field) {
    this.field = field;
  }

  void add(Value value) {
    SeenField.reason(value).ifPresent(reason -> reasons.merge(reason, 1L, Long::sum));
    if (value == Value.Absent.ABSENT) {
      absent++;
    } else if (value instanceof Value.Present) {
      present++;
    } else if (!value.isKnown() || value.equals(Moment.ANY)) {
      unknown++;
    } else {
      known++;
    }
  }

  /** The field. */
  public Field field() {
    return field;
  }

  /** Facts in which it holds a value. */
  public long known() {
    return known;
  }

  /** Facts in which there is certainly no value. */
  public long absent() {
    return absent;
  }

  /** Facts in which nobody knows whether there is one. */
  public long unknown() {
    return unknown;
  }

  /** Facts in which there is one that nobody knows. */
  public long presentButUnknown() {
    return present;
  }

  /** Why values are not known, with how many facts, ordered by the reason. */
  public Map<String, Long> reasons() {
    return new TreeMap<>(reasons);
  }
}
