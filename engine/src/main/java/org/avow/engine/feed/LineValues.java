package org.avow.engine.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.source.Cells;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of one line's columns, made when they are first asked for. Mutable, for one thread.
 */
final class LineValues {
  private final List<LineFeed.Column> columns;
  private final Cells cells;
  private final Dictionary[] texts;
  private final @Nullable Value[] values;
  private byte[] bytes = new byte[0];

  LineValues(LineFeed feed, Cells cells) {
    this.columns = feed.columns();
    this.cells = cells;
    this.texts = new Dictionary[columns.size()];
    Arrays.setAll(texts, i -> new Dictionary());
    this.values = new @Nullable Value[columns.size()];
    for (LineFeed.Step step : feed.steps()) {
      if (step.when() >= 0) {
        texts[step.when()].add(step.is());
      }
    }
  }

  /** The cells hold another line. */
  void stand(byte[] line) {
    bytes = line;
    Arrays.fill(values, null);
  }

  /** The value of a column. */
  Value get(int column) {
    Value known = values[column];
    if (known == null) {
      known = value(column);
      values[column] = known;
    }
    return known;
  }

  private Value value(int number) {
    LineFeed.Column column = columns.get(number);
    Type type = column.type();
    int cell = column.cell();
    return switch (cells.kind(cell)) {
      case ABSENT -> Value.Absent.ABSENT;
      case TRUE -> converted(type, Value.Bool.TRUE);
      case FALSE -> converted(type, Value.Bool.FALSE);
      case INTEGER -> converted(type, new Value.Int(integer(cells.start(cell), cells.end(cell))));
      case TEXT -> text(number, type, cells.start(cell), cells.end(cell));
    };
  }

  private static Value converted(Type type, Value raw) {
    return raw.type() == type ? raw : FieldConversion.convert(type, raw);
  }

  private long integer(int start, int end) {
    long value = 0;
    int first = bytes[start] == '-' ? start + 1 : start;
    for (int i = first; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return first == start ? value : -value;
  }

  private Value text(int column, Type type, int start, int end) {
    if (type == Type.Scalar.STRING) {
      return texts[column].text(bytes, start, end);
    }
    if (type == Type.Scalar.TIMESTAMP) {
      long instant = Timestamps.instant(bytes, start, end);
      if (instant != Long.MIN_VALUE) {
        return Moment.at(instant);
      }
    }
    String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    return FieldConversion.convert(type, new Value.Text(text));
  }
}
