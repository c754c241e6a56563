package org.avow.engine.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.value.Value;

/** Reads evidence and writes down everything that comes out, one line a record. */
final class Reading implements RecordSink {
  private final List<String> lines = new ArrayList<>();

  static List<String> of(Format format, String text) {
    return of(format, text, Selection.DEFAULT);
  }

  static List<String> of(Format format, String text, String records) {
    return of(format, text, Selection.of(Optional.of(records)));
  }

  private static List<String> of(Format format, String text, Selection selection) {
    return of(format, text.getBytes(StandardCharsets.UTF_8), selection, false);
  }

  static List<String> of(Format format, byte[] bytes) {
    return of(format, bytes, Selection.DEFAULT, false);
  }

  static List<String> of(Format format, byte[] bytes, Selection selection, boolean marks) {
    Reading reading = new Reading();
    try {
      EvidenceFile.decode(new ByteArrayInputStream(bytes), format, selection, marks, reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading.lines;
  }

  @Override
  public void record(RawRecord record) {
    lines.add(place(record.mark().position(), record.pointer()) + " " + text(record.content()));
    marks(record.mark(), "");
  }

  private void marks(Mark mark, String path) {
    for (int i = 0; i < mark.children().size(); i++) {
      String child = path + "." + i;
      Mark inner = mark.child(i);
      lines.add("  " + child + " " + inner.position().line() + ":" + inner.position().column());
      marks(inner, child);
    }
  }

  @Override
  public void unreadable(Position position, Pointer pointer, String reason) {
    lines.add(place(position, pointer) + " unreadable: " + reason);
  }

  @Override
  public void lost(Position position, String reason) {
    lines.add(place(position, Pointer.ROOT) + " lost: " + reason);
  }

  List<String> lines() {
    return lines;
  }

  private static String place(Position position, Pointer pointer) {
    String path = pointer.toString();
    return position.line() + ":" + position.column() + (path.isEmpty() ? "" : " " + path);
  }

  /** The end of a mapping; with dots if nobody knows whether it has more entries. */
  private static String open(Value.Tree tree) {
    return !tree.isOpen() ? "}" : tree.entries().isEmpty() ? "…}" : " …}";
  }

  static String text(Value value) {
    if (value instanceof Value.Tree tree) {
      return tree.entries().entrySet().stream()
          .map(e -> e.getKey() + "=" + text(e.getValue()))
          .collect(Collectors.joining(" ", "{", open(tree)));
    }
    if (value instanceof Value.Items items) {
      return items.elements().stream()
          .map(Reading::text)
          .collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof Value.Text string) {
      return "'" + string.value() + "'";
    }
    if (value instanceof Value.Int integer) {
      return Long.toString(integer.value());
    }
    if (value instanceof Value.Real real) {
      return "real " + real.digits();
    }
    if (value instanceof Value.Present present) {
      return "<present: " + present.reason() + ">";
    }
    return value instanceof Value.Unknown unknown
        ? "<unknown: " + unknown.reason() + ">"
        : value.toString().toLowerCase(java.util.Locale.ROOT);
  }
}
