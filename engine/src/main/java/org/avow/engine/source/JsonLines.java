package org.avow.engine.source;

import java.io.IOException;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;

/** One JSON document a line; blank lines are none. */
final class JsonLines implements Decoder {
  /** Why a line is not even looked at. */
  static final String TOO_LONG = "line longer than 16 MiB; split the record";

  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    Lines lines = new Lines(text.bytes());
    JsonText opening = new JsonText();
    while (lines.advance()) {
      if (lines.tooLong()) {
        refuse(new Position(lines.number(), 1), TOO_LONG, selection, sink);
      } else if (!blank(lines.buffer(), lines.start(), lines.end())) {
        Line line = new Line(lines.buffer(), lines.start(), lines.end(), lines.number());
        line(line, opening, selection, marks, sink);
      }
    }
  }

  /** A line in a buffer. Immutable, as long as the buffer is. */
  static final class Line {
    private final byte[] buffer;
    private final int start;
    private final int end;
    private final int number;

    /**
     * @param end behind its last byte, the line end not included
     * @param number from 1
     */
    Line(byte[] buffer, int start, int end, int number) {
      this.buffer = buffer;
      this.start = start;
      this.end = end;
      this.number = number;
    }
  }

  static void line(Line line, JsonText opening, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    try (TokenStream tokens = opening.line(line.buffer, line.start, line.end, line.number)) {
      Token first = tokens.next();
      if (selection.declared()) {
        new RecordWalk(tokens, selection, marks, sink).document(first);
        if (tokens.next() != Token.END) {
          sink.lost(tokens.position(), "a second value on the line");
        }
      } else {
        record(tokens, first, marks, sink);
      }
    } catch (BrokenSourceException e) {
      refuse(e.position(), e.reason(), selection, sink);
    }
  }

  /** The line is the record, so that it is known to be whole only at its end. */
  private static void record(TokenStream tokens, Token first, boolean marks, RecordSink sink)
      throws IOException, BrokenSourceException {
    RecordTree tree = new RecordTree(tokens);
    Value content = tree.read(first, marks);
    if (!tree.defect().isEmpty()) {
      sink.unreadable(tree.defectAt(), Pointer.ROOT, tree.defect());
    } else if (tokens.next() != Token.END) {
      sink.unreadable(tokens.position(), Pointer.ROOT, "a second value on the line");
    } else {
      sink.record(new RawRecord(content, tree.mark(), Pointer.ROOT));
    }
  }

  /** Where a feed selects records inside lines, nobody knows how many a broken line holds. */
  private static void refuse(
      Position position, String reason, Selection selection, RecordSink sink) {
    if (selection.declared()) {
      sink.lost(position, reason);
    } else {
      sink.unreadable(position, Pointer.ROOT, reason);
    }
  }

  static boolean blank(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = buffer[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
