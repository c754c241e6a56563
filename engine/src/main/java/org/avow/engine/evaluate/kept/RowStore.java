package org.avow.engine.evaluate.kept;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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

  /** How many bytes the rows of a type take in a part. */
  public long size(FactType type, int part) {
    Parts of = byType.get(type);
    return of == null ? 0 : of.buffers[part].appended();
  }

  /**
   * The rows of a type in some parts, as they were taken in each, some whole ones at a time.
   * Threads may ask for different parts.
   */
  Iterator<byte[]> rows(FactType type, PartRange parts) {
    Parts of = byType.get(type);
    return of == null ? Collections.emptyIterator() : of.rows(parts);
  }

  /** Gives back the memory of rows that nobody asks for again. Threads may do so at any time. */
  public void forget(FactType type, PartRange parts) {
    Parts of = byType.get(type);
    if (of != null) {
      for (int part = parts.start(); part < parts.end(); part++) {
        of.buffers[part] = new Buffer();
      }
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

    Iterator<byte[]> rows(PartRange parts) {
      return new Chunks(parts);
    }

    /** The chunks of some parts, each read when it is asked for. */
    private final class Chunks implements Iterator<byte[]> {
      private final int end;
      private int part;
      private int index;

      Chunks(PartRange parts) {
        this.part = parts.start();
        this.end = parts.end();
      }

      @Override
      public boolean hasNext() {
        while (part < end && index == buffers[part].chunks()) {
          part++;
          index = 0;
        }
        return part < end;
      }

      @Override
      public byte[] next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return buffers[part].chunk(index++, spill);
      }
    }
  }
}
