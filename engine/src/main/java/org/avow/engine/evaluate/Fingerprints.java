package org.avow.engine.evaluate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.LooseCells;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Digests of the ids of one type's facts, to find those that may be one (semantics 1.5) without
 * keeping them. Mutable, for one thread.
 */
final class Fingerprints {
  /** The digest of no id. */
  static final long NONE = 0;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long[] digests = new long[64];
  private int size;

  /** The digest of a row's id; equal ids have equal ones. None if the id is not known. */
  static long of(FactRow row) {
    List<Field> id = row.type().id();
    long hash = FACTOR;
    for (int i = 0; i < id.size(); i++) {
      Value value = row.get(id.get(i).slot());
      if (!isKnown(value)) {
        return NONE;
      }
      hash = mix(hash ^ of(value));
    }
    return id.isEmpty() ? NONE : hash == NONE ? FACTOR : hash;
  }

  /** The digest of an event's id, as {@link #of(FactRow)} says of the whole fact. */
  static long of(FactColumns columns, int index) {
    List<Field> id = columns.type().id();
    long hash = FACTOR;
    for (int i = 0; i < id.size(); i++) {
      Field field = id.get(i);
      int[] column = columns.column(field.slot());
      int number = column == null ? 0 : column[index];
      if (number < 0 && field.type() == Type.Scalar.STRING && columns.loose().isText(-1 - number)) {
        LooseCells loose = columns.loose();
        hash = mix(hash ^ of(loose.bytes(), loose.start(-1 - number), loose.end(-1 - number)));
      } else {
        Value value = columns.value(field.slot(), index);
        if (!isKnown(value)) {
          return NONE;
        }
        hash = mix(hash ^ of(value));
      }
    }
    return id.isEmpty() ? NONE : hash == NONE ? FACTOR : hash;
  }

  private static boolean isKnown(Value value) {
    return value.isKnown() && !(value instanceof Moment moment && !moment.isExact());
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
    byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  private static long of(byte[] bytes, int start, int end) {
    long hash = (long) end - start;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * FACTOR;
      hash ^= hash >>> 29;
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * FACTOR;
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

  /** Those that occur more than once, ascending. The digests are in order afterwards. */
  long[] repeated() {
    Arrays.sort(digests, 0, size);
    long[] repeated = new long[16];
    int count = 0;
    for (int i = 1; i < size; i++) {
      boolean again = digests[i] == digests[i - 1];
      if (again && (count == 0 || repeated[count - 1] != digests[i])) {
        if (count == repeated.length) {
          repeated = Arrays.copyOf(repeated, 2 * count);
        }
        repeated[count++] = digests[i];
      }
    }
    return Arrays.copyOf(repeated, count);
  }
}
