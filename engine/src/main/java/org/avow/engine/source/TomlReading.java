package org.avow.engine.source;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.source.TomlTable.Origin;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The tables of a TOML document. Mutable, for one document. */
final class TomlReading {
  private static final String TWICE = "a key or table is given twice";

  private final TomlScanner scanner;
  private final TomlTable root = new TomlTable(Position.START, Origin.HEADER);
  private TomlTable current = root;

  TomlReading(TomlScanner scanner) {
    this.scanner = scanner;
  }

  TomlTable read() throws BrokenSourceException {
    scanner.skipLines();
    while (!scanner.atEnd()) {
      if (scanner.take("[[")) {
        header(true);
      } else if (scanner.take("[")) {
        header(false);
      } else {
        entry(current, 0);
      }
      scanner.endOfLine();
      scanner.skipLines();
    }
    return root;
  }

  private void header(boolean array) throws BrokenSourceException {
    Position position = scanner.position();
    List<String> keys = scanner.keys();
    scanner.expect(array ? "]]" : "]");
    TomlTable table = root;
    for (String key : keys.subList(0, keys.size() - 1)) {
      table = open(table.table(key, position, Origin.IMPLIED), position);
    }
    String last = keys.get(keys.size() - 1);
    if (array) {
      current = given(table.append(last, position), position);
      return;
    }
    boolean isNew = !table.has(last);
    if (!isNew && table.isArray(last)) {
      throw scanner.broken(position, TWICE);
    }
    TomlTable named = given(table.table(last, position, Origin.HEADER), position);
    if (!isNew && named.origin() != Origin.IMPLIED) {
      throw scanner.broken(position, TWICE);
    }
    named.defined();
    current = named;
  }

  private TomlTable open(@Nullable TomlTable table, Position position)
      throws BrokenSourceException {
    if (table == null || table.origin() == Origin.INLINE) {
      throw scanner.broken(position, TWICE);
    }
    return table;
  }

  private TomlTable given(@Nullable TomlTable table, Position position)
      throws BrokenSourceException {
    if (table == null) {
      throw scanner.broken(position, TWICE);
    }
    return table;
  }

  private void entry(TomlTable into, int depth) throws BrokenSourceException {
    Position position = scanner.position();
    List<String> keys = scanner.keys();
    scanner.expect("=");
    scanner.skipBlanks();
    TomlTable table = into;
    for (String key : keys.subList(0, keys.size() - 1)) {
      boolean array = table.isArray(key);
      table = open(table.table(key, position, Origin.DOTTED), position);
      if (array || table.origin() == Origin.HEADER) {
        throw scanner.broken(position, TWICE);
      }
    }
    String last = keys.get(keys.size() - 1);
    if (table.has(last)) {
      throw scanner.broken(position, TWICE);
    }
    TomlElement element = value(depth + keys.size());
    table.put(last, element.value(), element.mark());
  }

  /** A value with the places of its parts. */
  private record TomlElement(Value value, Mark mark) {}

  private TomlElement value(int depth) throws BrokenSourceException {
    Position position = scanner.position();
    if (depth > Limits.DEPTH) {
      throw scanner.broken(position, "nested more than " + Limits.DEPTH + " levels deep");
    }
    if (scanner.take("[")) {
      return array(position, depth);
    }
    if (scanner.take("{")) {
      return inline(position, depth);
    }
    return new TomlElement(scanner.scalar(), new Mark(position, List.of()));
  }

  private TomlElement array(Position position, int depth) throws BrokenSourceException {
    List<Value> elements = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    scanner.skipLines();
    while (!scanner.take("]")) {
      TomlElement element = value(depth + 1);
      elements.add(element.value());
      marks.add(element.mark());
      scanner.skipLines();
      if (!scanner.take(",")) {
        scanner.expect("]");
        break;
      }
      scanner.skipLines();
    }
    return new TomlElement(new Value.Items(elements), new Mark(position, marks));
  }

  private TomlElement inline(Position position, int depth) throws BrokenSourceException {
    TomlTable table = new TomlTable(position, Origin.INLINE);
    scanner.skipBlanks();
    if (!scanner.take("}")) {
      do {
        scanner.skipBlanks();
        entry(table, depth);
        scanner.skipBlanks();
      } while (scanner.take(","));
      scanner.expect("}");
    }
    return new TomlElement(table.value(), table.mark());
  }
}
