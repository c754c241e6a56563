package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** Values as bytes: whatever is written is read as an equal value with the same reasons. */
final class ValueBytes {
  private static final int ABSENT = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int INT = 3;
  private static final int REAL = 4;
  private static final int TEXT = 5;
  private static final int LENGTH = 6;
  private static final int INSTANT = 7;
  private static final int INTERVAL = 8;
  private static final int ITEMS = 9;
  private static final int TREE = 10;
  private static final int UNKNOWN = 11;
  private static final int TOLD = 12;
  private static final int PRESENT = 13;
  private static final int PERHAPS = 14;

  private ValueBytes() {}

  static void write(Value value, Bytes out) {
    if (value instanceof Value.Text text) {
      out.put(TEXT);
      out.putText(text.value());
    } else if (value instanceof Moment moment) {
      write(moment, out);
    } else if (value instanceof Value.Bool bool) {
      out.put(bool.value() ? TRUE : FALSE);
    } else if (value instanceof Value.Int number) {
      out.put(INT);
      out.putLong(number.value());
    } else if (value instanceof Value.Real number) {
      out.put(REAL);
      out.putLong(Double.doubleToRawLongBits(number.value()));
      out.putText(number.digits());
    } else if (value instanceof Value.Length length) {
      out.put(LENGTH);
      out.putLong(length.nanos());
    } else if (value instanceof Value.Items items) {
      out.put(ITEMS);
      writeAll(items.elements(), out);
    } else if (value instanceof Value.Tree tree) {
      write(tree, out);
    } else {
      writeLack(value, out);
    }
  }

  private static void writeLack(Value value, Bytes out) {
    if (value instanceof Value.Unknown unknown) {
      out.put(unknown.told() ? TOLD : UNKNOWN);
      out.putText(unknown.reason());
    } else if (value instanceof Value.Present present) {
      out.put(PRESENT);
      out.putText(present.reason());
    } else if (value instanceof Value.Perhaps perhaps) {
      out.put(PERHAPS);
      write(perhaps.interval(), out);
    } else {
      out.put(ABSENT);
    }
  }

  private static void write(Moment moment, Bytes out) {
    out.put(moment.isExact() ? INSTANT : INTERVAL);
    out.putLong(moment.earliest());
    if (!moment.isExact()) {
      out.putLong(moment.latest());
    }
  }

  private static void write(Value.Tree tree, Bytes out) {
    out.put(TREE);
    out.putLong(tree.entries().size());
    tree.entries()
        .forEach(
            (key, value) -> {
              out.putText(key);
              write(value, out);
            });
    write(tree.missing(), out);
  }

  static void writeAll(List<Value> values, Bytes out) {
    out.putLong(values.size());
    for (Value value : values) {
      write(value, out);
    }
  }

  static Value read(ByteReader in) {
    int kind = in.get();
    return switch (kind) {
      case ABSENT -> Value.Absent.ABSENT;
      case FALSE -> Value.Bool.FALSE;
      case TRUE -> Value.Bool.TRUE;
      case INT -> new Value.Int(in.getLong());
      case REAL -> new Value.Real(Double.longBitsToDouble(in.getLong()), in.getText());
      case TEXT -> new Value.Text(in.getText());
      case LENGTH -> new Value.Length(in.getLong());
      case INSTANT -> Moment.at(in.getLong());
      case INTERVAL -> new Moment(in.getLong(), in.getLong());
      case ITEMS -> new Value.Items(readAll(in));
      case TREE -> tree(in);
      case UNKNOWN -> new Value.Unknown(in.getText());
      case TOLD -> Value.Unknown.ofEvidence(in.getText());
      case PRESENT -> new Value.Present(in.getText());
      case PERHAPS -> new Value.Perhaps((Moment) read(in));
      default -> throw new IllegalStateException("no value is written as " + kind);
    };
  }

  private static Value.Tree tree(ByteReader in) {
    long size = in.getLong();
    Map<String, Value> entries = new LinkedHashMap<>();
    for (long i = 0; i < size; i++) {
      String key = in.getText();
      entries.put(key, read(in));
    }
    return new Value.Tree(entries, read(in));
  }

  static List<Value> readAll(ByteReader in) {
    int size = (int) in.getLong();
    List<Value> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(read(in));
    }
    return values;
  }
}
