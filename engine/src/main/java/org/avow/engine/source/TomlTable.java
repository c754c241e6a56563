package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** A table of TOML while it is read: headers may come back to it. Mutable. */
final class TomlTable {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Position position;
  private Origin origin;

  /** What made a table decides whether it may be added to. */
  enum Origin {
    /** A header further down names a table in it. */
    IMPLIED,
    HEADER,
    DOTTED,
    /** Complete: an inline table. */
    INLINE
  }

  /**
   * One of three: a value, a table, or the tables of an array.
   *
   * @param tables of an array of tables; empty for the others
   */
  private record Entry(Value value, Mark mark, @Nullable TomlTable table, List<TomlTable> tables) {}

  TomlTable(Position position, Origin origin) {
    this.position = position;
    this.origin = origin;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  void put(String key, Value value, Mark mark) {
    entries.put(key, new Entry(value, mark, null, List.of()));
  }

  /** The table under a key, made if there is none; of an array its last one; null for a value. */
  @Nullable TomlTable table(String key, Position at, Origin made) {
    Entry entry = entries.get(key);
    if (entry == null) {
      TomlTable table = new TomlTable(at, made);
      entries.put(key, new Entry(Value.Absent.ABSENT, new Mark(at, List.of()), table, List.of()));
      return table;
    }
    return entry.tables().isEmpty() ? entry.table() : entry.tables().get(entry.tables().size() - 1);
  }

  /** A further table of an array; null if the key is something else already. */
  @Nullable TomlTable append(String key, Position at) {
    Entry entry = entries.get(key);
    if (entry != null && entry.tables().isEmpty()) {
      return null;
    }
    List<TomlTable> tables = entry == null ? new ArrayList<>() : entry.tables();
    TomlTable table = new TomlTable(at, Origin.HEADER);
    tables.add(table);
    if (entry == null) {
      entries.put(key, new Entry(Value.Absent.ABSENT, new Mark(at, List.of()), null, tables));
    }
    return table;
  }

  /** Whether the key holds an array of tables. */
  boolean isArray(String key) {
    Entry entry = entries.get(key);
    return entry != null && !entry.tables().isEmpty();
  }

  Origin origin() {
    return origin;
  }

  void defined() {
    origin = Origin.HEADER;
  }

  Value.Tree value() {
    Map<String, Value> values = new LinkedHashMap<>();
    entries.forEach((key, entry) -> values.put(key, value(entry)));
    return new Value.Tree(values);
  }

  private static Value value(Entry entry) {
    if (!entry.tables().isEmpty()) {
      List<Value> elements = new ArrayList<>();
      entry.tables().forEach(table -> elements.add(table.value()));
      return new Value.Items(elements);
    }
    return entry.table() == null ? entry.value() : entry.table().value();
  }

  Mark mark() {
    List<Mark> marks = new ArrayList<>();
    entries.values().forEach(entry -> marks.add(mark(entry)));
    return new Mark(position, marks);
  }

  private static Mark mark(Entry entry) {
    if (!entry.tables().isEmpty()) {
      return entry.mark().with(entry.tables().stream().map(TomlTable::mark).toList());
    }
    return entry.table() == null ? entry.mark() : entry.table().mark();
  }
}
