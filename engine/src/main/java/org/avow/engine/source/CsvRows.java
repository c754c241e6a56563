package org.avow.engine.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.value.Value;

/** CSV (RFC 4180) with a header; an empty field without quotes is absent. */
final class CsvRows implements Decoder {

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    CsvRow row = new CsvRow();
    Iterator<CsvRow> rows =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .maxBufferSize(Limits.LINE)
            .build(row, text.reader())
            .iterator();
    try {
      if (rows.hasNext()) {
        read(rows, header(rows.next(), sink), sink);
      } else {
        sink.lost(Position.START, "no header line; a table without rows still names its columns");
      }
    } catch (CsvParseException e) {
      sink.lost(new Position(row.line(), 1), "not valid CSV; a quote is open, or a field too long");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> header(CsvRow row, RecordSink sink) {
    List<String> names = row.fields().stream().map(CsvRows::name).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        sink.lost(new Position(row.line(), 1), "the header names a column twice");
        return List.of();
      }
    }
    return names;
  }

  private static String name(Value field) {
    return field instanceof Value.Text text ? text.value().strip() : "";
  }

  private static void read(Iterator<CsvRow> rows, List<String> header, RecordSink sink) {
    while (!header.isEmpty() && rows.hasNext()) {
      CsvRow row = rows.next();
      Position position = new Position(row.line(), 1);
      String defect = row.defect(header.size());
      if (defect.isEmpty()) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
          if (!header.get(i).isEmpty()) {
            entries.put(header.get(i), row.fields().get(i));
          }
        }
        Mark mark = new Mark(position, List.of());
        sink.record(new RawRecord(new Value.Tree(entries), mark, Pointer.ROOT));
      } else {
        sink.unreadable(position, Pointer.ROOT, defect);
      }
    }
  }
}
