package org.avow.engine.evaluate.kept;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.LooseCells;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Packs events that stand in columns. Mutable, for one thread and one set of columns.
 *
 * <p>A cell is {@link #TEXT}, {@link #INT} or {@link #MOMENT} and the value, or the number of a
 * shared value above these.
 */
public final class RowPacker {
  static final int TEXT = 0;
  static final int INT = 1;
  static final int MOMENT = 2;
  static final int SHARED = 3;

  private static final int UNASKED = -1;
  private static final int UNSHARED = -2;

  private final RowStore store;
  private final FactType type;
  private final int key;
  private final int[] present;
  private final int[] slots;
  private final int[][] shared;
  private int[] parts = {};
  private @Nullable Place origin;
  private int originNumber;

  /**
   * @param key the slot whose value says to which part an event belongs
   * @param present the slots that must not be absent
   */
  public RowPacker(RowStore store, FactType type, int key, int[] present) {
    this.store = store;
    this.type = type;
    this.key = key;
    this.present = present;
    this.slots = slots(type);
    this.shared = new int[type.fields().size()][];
    Arrays.fill(shared, new int[0]);
  }

  /** The slots that a row holds, in order. */
  static int[] slots(FactType type) {
    return type.fields().stream()
        .filter(field -> field.derivation() == Field.Given.GIVEN)
        .mapToInt(Field::slot)
        .filter(slot -> slot != FactType.AT)
        .toArray();
  }

  /** Looks at the columns as they are filled now. */
  public void enter(FactColumns facts) {
    for (int slot : slots) {
      int size = facts.codes(slot).size();
      if (shared[slot].length < size) {
        int before = shared[slot].length;
        shared[slot] = Arrays.copyOf(shared[slot], size + (size >> 1));
        Arrays.fill(shared[slot], before, shared[slot].length, UNASKED);
      }
    }
    int size = shared[key].length;
    if (parts.length < size) {
      int before = parts.length;
      parts = Arrays.copyOf(parts, size);
      Arrays.fill(parts, before, size, UNASKED);
    }
    Place here = facts.origin();
    if (!here.equals(origin)) {
      origin = here;
      originNumber = store.origin(here);
    }
  }

  /** Packs an event; false if it lacks a key, or holds something that cannot be packed. */
  public boolean pack(FactColumns facts, int index, PackedRows rows) {
    int part = part(facts, index);
    if (part < 0 || lacks(facts, index)) {
      return false;
    }
    rows.begin(part);
    rows.putNumber(originNumber);
    rows.putNumber(facts.line(index));
    rows.putLong(facts.instants()[index]);
    for (int slot : slots) {
      int[] column = facts.column(slot);
      if (column == null || !put(facts, slot, column[index], rows)) {
        rows.cancel();
        return false;
      }
    }
    rows.end();
    return true;
  }

  private boolean lacks(FactColumns facts, int index) {
    for (int slot : present) {
      int[] column = facts.column(slot);
      if (column == null
          || (column[index] >= 0 && !facts.codes(slot).value(column[index]).isKnown())) {
        return true;
      }
    }
    return false;
  }

  /** The part of an event; negative if its key is not known. */
  private int part(FactColumns facts, int index) {
    int[] column = facts.column(key);
    int number = column == null ? -1 : column[index];
    if (number >= 0) {
      if (parts[number] == UNASKED) {
        parts[number] = store.part(facts.codes(key).value(number));
      }
      return parts[number];
    }
    LooseCells loose = facts.loose();
    if (column != null
        && type.fields().get(key).type() == Type.Scalar.STRING
        && loose.isText(-1 - number)) {
      return store.partOfHash(
          hash(loose.bytes(), loose.start(-1 - number), loose.end(-1 - number)));
    }
    return store.part(facts.value(key, index));
  }

  /** As {@link String#hashCode} of the ASCII characters. */
  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  private boolean put(FactColumns facts, int slot, int number, PackedRows rows) {
    if (number < 0) {
      return putLoose(facts, slot, -1 - number, rows);
    }
    int known = shared[slot][number];
    if (known == UNASKED) {
      Value value = facts.codes(slot).value(number);
      known = RowStore.isShared(value) ? store.number(value) : UNSHARED;
      shared[slot][number] = known;
    }
    if (known == UNSHARED) {
      return put(facts.codes(slot).value(number), rows);
    }
    rows.putNumber(SHARED + known);
    return true;
  }

  private boolean putLoose(FactColumns facts, int slot, int cell, PackedRows rows) {
    LooseCells loose = facts.loose();
    Type as = type.fields().get(slot).type();
    if (as == Type.Scalar.STRING && loose.isText(cell)) {
      rows.putNumber(TEXT);
      rows.putBytes(loose.bytes(), loose.start(cell), loose.end(cell));
      return true;
    }
    return put(loose.value(cell, as), rows);
  }

  private static boolean put(Value value, PackedRows rows) {
    if (value instanceof Value.Int number) {
      rows.putNumber(INT);
      rows.putNumber(number.value());
    } else if (value instanceof Moment moment && moment.isExact()) {
      rows.putNumber(MOMENT);
      rows.putLong(moment.earliest());
    } else if (value instanceof Value.Text text) {
      byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
      rows.putNumber(TEXT);
      rows.putBytes(bytes, 0, bytes.length);
    } else {
      return false;
    }
    return true;
  }
}
