package org.avow.engine.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.avow.engine.value.Value;

/** The current row of a CSV file; mutable, the parser fills it. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  private final List<Value> fields = new ArrayList<>();
  private boolean zero;
  private boolean unpaired;
  private int weight;

  @Override
  protected void handleBegin(long startingLineNumber) {
    fields.clear();
    zero = false;
    unpaired = false;
    weight = 0;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    weight = Math.min(weight, Limits.RECORD) + length + Limits.NODE;
    if (weight > Limits.RECORD) {
      fields.clear();
      return;
    }
    String text = new String(buffer, offset, length);
    zero |= text.indexOf('\0') >= 0;
    unpaired |= !Surrogates.paired(text);
    fields.add(text.isEmpty() && !quoted ? Value.Absent.ABSENT : new Value.Text(text));
  }

  @Override
  protected CsvRow buildRecord() {
    return this;
  }

  /** The fields; absent where one is empty and not quoted. */
  List<Value> fields() {
    return fields;
  }

  /** Where the row starts. */
  int line() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, getStartingLineNumber()));
  }

  /** Why the row is unreadable; empty if it is not. */
  String defect(int columns) {
    if (weight > Limits.RECORD) {
      return "record larger than 64 MiB; split it";
    }
    if (fields.size() != columns) {
      return "the row has " + fields.size() + " fields, the header " + columns;
    }
    return unpaired ? Surrogates.DEFECT : zero ? "a zero character" : "";
  }
}
