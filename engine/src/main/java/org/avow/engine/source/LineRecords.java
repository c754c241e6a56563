package org.avow.engine.source;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads single lines of JSON lines, whatever they hold. Mutable, for one thread. */
public final class LineRecords {
  private final JsonText opening = new JsonText();

  /**
   * Hands on the record of a line, or says why there is none; of a blank line neither.
   *
   * @param end behind the last byte of the line, its line feed not included
   * @param number of the line, from 1
   */
  public void read(LineBlock block, int start, int end, int number, RecordSink sink) {
    byte[] bytes = block.bytes();
    int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    if (last - start > Limits.LINE) {
      tooLong(number, sink);
    } else if (!JsonLines.blank(bytes, start, last)) {
      JsonLines.Line line = new JsonLines.Line(bytes, start, last, number);
      try {
        JsonLines.line(line, opening, Selection.DEFAULT, false, sink);
      } catch (IOException e) {
        throw new UncheckedIOException("a line in memory", e);
      }
    }
  }

  /** Says of a line that it is too long. */
  public void tooLong(int number, RecordSink sink) {
    sink.unreadable(new Position(number, 1), Pointer.ROOT, JsonLines.TOO_LONG);
  }
}
