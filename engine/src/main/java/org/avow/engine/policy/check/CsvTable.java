package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Rows of reference data in a CSV file (RFC 4180); an empty cell without quotes is absent. */
final class CsvTable {

  /** A row with its place. */
  record TableRow(Map<String, Value> cells, Span span) {}

  private record Cell(String text, boolean quoted, Span span) {}

  private final TextFile file;
  private final String text;
  private int at;

  private CsvTable(TextFile file) {
    this.file = file;
    this.text = file.content();
  }

  /**
   * The rows, converted to the columns' types; columns that the table does not name are left out.
   */
  static List<TableRow> read(TextFile file, Map<String, Type> columns, Diagnostics diagnostics) {
    CsvTable csv = new CsvTable(file);
    List<TableRow> rows = new ArrayList<>();
    List<String> header = csv.line().stream().map(cell -> cell.text().strip()).toList();
    for (String column : columns.keySet()) {
      if (!header.contains(column)) {
        diagnostics.add(
            Code.MISSING_KEY,
            new Span(file, 0, file.lineText(1).length()),
            "the header has no column " + Diagnostic.quote(column),
            "name it in the first line of the file");
        return List.of();
      }
    }
    while (csv.at < csv.text.length()) {
      int start = csv.at;
      List<Cell> cells = csv.line();
      Span span = new Span(file, start, Math.max(start, csv.lastCharacter()));
      if (cells.size() == 1 && cells.get(0).text().isBlank()) {
        continue;
      }
      if (cells.size() != header.size()) {
        diagnostics.add(
            Code.INVALID_VALUE,
            span,
            "the row has " + cells.size() + " cells, the header " + header.size(),
            "a row has one cell for each column of the header");
        continue;
      }
      row(header, cells, columns, diagnostics).ifPresent(row -> rows.add(new TableRow(row, span)));
    }
    return rows;
  }

  private static Optional<Map<String, Value>> row(
      List<String> header, List<Cell> cells, Map<String, Type> columns, Diagnostics diagnostics) {
    Map<String, Value> row = new LinkedHashMap<>();
    for (Map.Entry<String, Type> column : columns.entrySet()) {
      Cell cell = cells.get(header.indexOf(column.getKey()));
      Optional<Value> value =
          cell.text().isEmpty() && !cell.quoted()
              ? Optional.of(Value.Absent.ABSENT)
              : column.getValue() instanceof Type.Scalar type
                  ? FieldConversion.parse(type, cell.text())
                  : Optional.empty();
      if (value.isEmpty()) {
        diagnostics.add(
            Code.INVALID_VALUE,
            cell.span(),
            Diagnostic.quote(cell.text()) + " is not of type `" + column.getValue() + "`",
            "mend the cell, or the type of the column `" + column.getKey() + "`");
        return Optional.empty();
      }
      row.put(column.getKey(), value.get());
    }
    return Optional.of(row);
  }

  private int lastCharacter() {
    int end = Math.min(at, text.length());
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  private List<Cell> line() {
    List<Cell> cells = new ArrayList<>();
    boolean more = true;
    while (more) {
      cells.add(cell());
      more = at < text.length() && text.charAt(at) == ',';
      if (more || at < text.length()) {
        boolean pair = !more && text.startsWith("\r\n", at);
        at += pair ? 2 : 1;
      }
    }
    return cells;
  }

  private Cell cell() {
    int start = at;
    if (at >= text.length() || text.charAt(at) != '"') {
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return new Cell(text.substring(start, at), false, new Span(file, start, at));
    }
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        value.append('"');
        at++;
      } else {
        break;
      }
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      value.append(text.charAt(at++));
    }
    return new Cell(value.toString(), true, new Span(file, start, at));
  }
}
