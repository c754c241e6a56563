package org.avow.engine.evaluate.kept;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** One packed row of a type after the other. Mutable, for one thread. */
final class RowReader {
  private final FactType type;
  private final int[] slots;
  private final Iterator<byte[]> chunks;
  private final List<Value> values;
  private final Texts texts;
  private byte[] bytes = {};
  private int at;
  private int end;
  private int origin;
  private int line;
  private long instant;

  /**
   * @param chunks whole rows
   * @param values the shared ones, by number
   * @param texts stand for texts that occur again
   */
  RowReader(FactType type, Iterator<byte[]> chunks, List<Value> values, Texts texts) {
    this.type = type;
    this.slots = RowPacker.slots(type);
    this.chunks = chunks;
    this.values = values;
    this.texts = texts;
  }

  /** Goes to the next row; false behind the last one. */
  boolean next() {
    at = end;
    while (at == bytes.length) {
      if (!chunks.hasNext()) {
        return false;
      }
      bytes = chunks.next();
      at = 0;
    }
    int length = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      length |= (bytes[at++] & 0xFF) << (8 * i);
    }
    end = at + length;
    origin = (int) number();
    line = (int) number();
    instant = eight();
    return true;
  }

  /** Where the row's event stands. */
  Place place(List<Place> origins) {
    Place from = origins.get(origin);
    return new Place(from.source(), from.path(), line, from.column(), from.pointer());
  }

  /**
   * The values of the row; to be asked for once.
   *
   * @param needed the slots that are filled, the instant in any case; all others are absent
   */
  Value[] slots(boolean[] needed) {
    Value[] row = new Value[type.fields().size()];
    Arrays.fill(row, Value.Absent.ABSENT);
    row[FactType.AT] = Moment.at(instant);
    for (int slot : slots) {
      int kind = (int) number();
      if (kind >= RowPacker.SHARED) {
        row[slot] = values.get(kind - RowPacker.SHARED);
      } else if (kind == RowPacker.TEXT) {
        int length = (int) number();
        if (needed[slot]) {
          row[slot] = texts.of(bytes, at, at + length);
        }
        at += length;
      } else {
        long value = kind == RowPacker.INT ? number() : eight();
        if (needed[slot]) {
          row[slot] = kind == RowPacker.INT ? new Value.Int(value) : Moment.at(value);
        }
      }
    }
    return row;
  }

  private long number() {
    long value = 0;
    int shift = 0;
    while (true) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  private long eight() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value |= (bytes[at++] & 0xFFL) << (8 * i);
    }
    return value;
  }
}
