package org.avow.engine.evaluate.kept;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Packed rows by type and part. What is shared by rows, values and origins, any thread may add; the
 * rows themselves are taken and read by one thread at a time, but for {@link #rows}.
 */
public final class RowStore implements Closeable {
  private final int parts;
  private final long room;
  private final Numbering<Value> values = new Numbering<>();
  private final Numbering<Place> origins = new Numbering<>();
  private final Map<FactType, Parts> byType = new HashMap<>();
  private final Spill spill;
  private long held;

  /**
   * @param parts into how many parts rows are divided
   * @param room bytes of rows that are held in memory
   * @param folder where a file is made for what is more
   */
  public RowStore(int parts, long room, Path folder) {
    this.parts = parts;
    this.room = room;
    this.spill = new Spill(folder);
  }

  /** Into how many parts rows are divided. */
  public int parts() {
    return parts;
  }

  /** The part of events with a key; negative if it is not known. */
  public int part(Value key) {
    if (!key.isKnown() || (key instanceof Moment moment && !moment.isExact())) {
      return -1;
    }
    return partOfHash(key instanceof Value.Text text ? text.value().hashCode() : key.hashCode());
  }

  int partOfHash(int hash) {
    return Math.floorMod((hash * 0x9E3779B9) >>> 8, parts);
  }

  /** Whether equal values are the same in every respect, so that one can stand for all. */
  static boolean isShared(Value value) {
    return value instanceof Value.Text
        || value instanceof Value.Int
        || value instanceof Value.Bool
        || value == Value.Absent.ABSENT;
  }

  int number(Value value) {
    return values.of(value);
  }

  int origin(Place place) {
    return origins.of(place);
  }

  List<Value> values() {
    return values.all();
  }

  List<Place> origins() {
    return origins.all();
  }

  /** Takes rows of a type, behind those that it has. */
  public void take(FactType type, PackedRows rows) {
    rows.moveTo(byType.computeIfAbsent(type, t -> new Parts(parts)));
    if (held > room) {
      byType.values().forEach(Parts::spill);
      held = 0;
    }
  }

  /** How many bytes of rows were written to disk, for want of room. */
  public long spilled() {
    return spill.size();
  }

  /**
   * The rows of a type in a part, as they were taken, some whole ones at a time. Threads may ask
   * for different parts.
   */
  Iterator<byte[]> rows(FactType type, int part) {
    Parts of = byType.get(type);
    return of == null ? Collections.emptyIterator() : of.rows(part);
  }

  /** Gives back the memory of rows that nobody asks for again. Threads may do so at any time. */
  public void forget(FactType type, int part) {
    Parts of = byType.get(type);
    if (of != null) {
      of.buffers[part] = new Buffer();
    }
  }

  @Override
  public void close() {
    byType.clear();
    spill.close();
  }

  /** The rows of one type. */
  final class Parts {
    private final Buffer[] buffers;

    Parts(int parts) {
      buffers = new Buffer[parts];
      for (int i = 0; i < parts; i++) {
        buffers[i] = new Buffer();
      }
    }

    void append(int part, byte[] bytes, int from, int length) {
      buffers[part].append(bytes, from, length);
      held += length;
    }

    void spill() {
      for (Buffer buffer : buffers) {
        buffer.spillTo(spill);
      }
    }

    Iterator<byte[]> rows(int part) {
      return buffers[part].chunks(spill);
    }
  }
}
