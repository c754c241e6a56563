package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Table;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads a {@code table} document, with its rows inline or in a CSV file beside it. */
final class TableReader {
  private final Entries entries;
  private final Diagnostics diagnostics;
  private final Map<String, Type> columns = new LinkedHashMap<>();
  private final List<String> key = new ArrayList<>();
  private final Map<List<Value>, Value.Tree> rows = new LinkedHashMap<>();

  private TableReader(Entries entries) {
    this.entries = entries;
    this.diagnostics = entries.diagnostics();
  }

  /** The table; empty if it has no usable name. */
  static Optional<Table> read(YamlMapping document, Attachments files, Diagnostics diagnostics) {
    Entries entries =
        Entries.of(
            document, "a table", diagnostics, "table", "title", "columns", "key", "rows", "file");
    return entries
        .required("table")
        .flatMap(name -> Names.function(name, diagnostics))
        .map(name -> new TableReader(entries).table(name, files));
  }

  private Table table(String name, Attachments files) {
    if (entries.require("columns")) {
      readColumns();
    }
    if (entries.require("key")) {
      readKey();
    }
    entries.atMostOne("rows", "file");
    if (!entries.has("file")) {
      entries.require("rows");
      entries.list("rows").ifPresent(list -> list.items().forEach(this::readRow));
    }
    entries
        .scalar("file")
        .flatMap(file -> files.text(file, diagnostics))
        .ifPresent(text -> CsvTable.read(text, columns, diagnostics).forEach(this::add));
    return new Table(
        name,
        Collections.unmodifiableMap(columns),
        List.copyOf(key),
        Collections.unmodifiableMap(rows),
        entries.head());
  }

  private void readColumns() {
    for (YamlMapping.Entry column : entries.entries("columns")) {
      Optional<Type> type =
          Nodes.scalar(column.value(), "the type of a column", diagnostics)
              .flatMap(scalar -> TypeNames.read(scalar, diagnostics));
      Names.field(column.key(), diagnostics)
          .ifPresent(name -> columns.put(name, type.orElse(Type.Scalar.ANY)));
    }
  }

  private void readKey() {
    for (YamlScalar column : entries.scalars("key")) {
      if (!columns.containsKey(column.text())) {
        Names.unknown(column, "column", columns.keySet(), diagnostics);
      } else if (key.contains(column.text())) {
        Names.repeated(column, diagnostics);
      } else {
        if (columns.get(column.text()) == Type.Scalar.DOUBLE) {
          diagnostics.add(
              Code.JOIN_TYPES_DIFFER,
              column.span(),
              "a column of type `double` cannot be a key",
              "use `int` or `string`");
        }
        key.add(column.text());
      }
    }
    if (key.isEmpty()) {
      diagnostics.add(
          Code.INVALID_VALUE,
          entries.keySpan("key"),
          "a table needs at least one key column",
          "name the columns that tell its rows apart");
    }
  }

  private void readRow(YamlNode node) {
    Optional<List<YamlNode>> cells =
        Nodes.list(node, "a row of a table", diagnostics).map(list -> list.items());
    if (cells.isEmpty()) {
      return;
    }
    if (cells.get().size() != columns.size()) {
      diagnostics.add(
          Code.INVALID_VALUE,
          node.span(),
          "the row has " + cells.get().size() + " cells, the table " + columns.size() + " columns",
          "a row has one cell for each column, in their order; write `null` for none");
      return;
    }
    Map<String, Value> row = new LinkedHashMap<>();
    boolean complete = true;
    int i = 0;
    for (Map.Entry<String, Type> column : columns.entrySet()) {
      YamlNode cell = cells.get().get(i++);
      Optional<Value> value =
          cell.isNull()
              ? Optional.of(Value.Absent.ABSENT)
              : column.getValue() == Type.Scalar.ANY
                  ? Optional.empty()
                  : Constants.read(cell, column.getValue(), diagnostics);
      value.ifPresent(v -> row.put(column.getKey(), v));
      complete &= value.isPresent();
    }
    if (complete) {
      add(new CsvTable.TableRow(row, node.span()));
    }
  }

  private void add(CsvTable.TableRow row) {
    List<Value> keyValues = new ArrayList<>();
    for (String column : key) {
      keyValues.add(row.cells().getOrDefault(column, Value.Absent.ABSENT));
    }
    Span span = row.span();
    if (keyValues.contains(Value.Absent.ABSENT)) {
      diagnostics.add(
          Code.INVALID_VALUE, span, "a key column of the row is empty", "fill it, or drop the row");
    } else if (rows.putIfAbsent(
            List.copyOf(keyValues), new Value.Tree(Collections.unmodifiableMap(row.cells())))
        != null) {
      diagnostics.add(
          Code.DUPLICATE_ID,
          span,
          "there are two rows with this key (" + String.join(", ", key) + ")",
          "keep one of them, or make another column part of the key");
    }
  }
}
