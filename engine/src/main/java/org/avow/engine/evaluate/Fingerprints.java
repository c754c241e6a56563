package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Digests of the ids of one type's facts, to find those that may be one (semantics 1.5) without
 * keeping them. Mutable, for one thread.
 */
final class Fingerprints {
  /** The digest of no id. */
  static final long NONE = 0;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private long[] digests = new long[64];
  private int size;

  /** The digest of a row's id; equal ids have equal ones. None if the id is not known. */
  static long of(FactRow row) {
    List<Field> id = row.type().id();
    long hash = FACTOR;
    for (int i = 0; i < id.size(); i++) {
      Value value = row.get(id.get(i).slot());
      if (!value.isKnown() || (value instanceof Moment moment && !moment.isExact())) {
        return NONE;
      }
      hash = mix(hash ^ of(value));
    }
    return id.isEmpty() ? NONE : hash == NONE ? FACTOR : hash;
  }

  private static long of(Value value) {
    if (value instanceof Value.Int number) {
      return number.value();
    }
    if (value instanceof Moment moment) {
      return moment.earliest();
    }
    if (!(value instanceof Value.Text text)) {
      return value.hashCode();
    }
    String string = text.value();
    long hash = string.length();
    for (int i = 0; i < string.length(); i++) {
      hash = (hash ^ string.charAt(i)) * FACTOR;
    }
    return hash;
  }

  private static long mix(long hash) {
    long x = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    x = (x ^ (x >>> 32)) * 0xD6E8FEB86659FD93L;
    return x ^ (x >>> 32);
  }

  void add(long digest) {
    if (size == digests.length) {
      digests = Arrays.copyOf(digests, size + (size >> 1));
    }
    digests[size++] = digest;
  }

  void addAll(Fingerprints other) {
    if (size + other.size > digests.length) {
      digests = Arrays.copyOf(digests, Math.max(size + other.size, size + (size >> 1)));
    }
    System.arraycopy(other.digests, 0, digests, size, other.size);
    size += other.size;
  }

  /** Those that occur more than once, ascending. */
  long[] repeated() {
    long[] sorted = Arrays.copyOf(digests, size);
    Arrays.parallelSort(sorted);
    int count = 0;
    for (int i = 1; i < sorted.length; i++) {
      boolean again = sorted[i] == sorted[i - 1];
      if (again && (count == 0 || sorted[count - 1] != sorted[i])) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
