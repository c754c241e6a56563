package org.avow.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a file as bytes, without their line ends. Mutable; the current line stands in a
 * shared buffer until the next one is read.
 */
final class Lines {
  private final InputStream stream;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private int start;
  private int end;
  private int next;
  private int number;
  private boolean tooLong;
  private boolean terminated;

  Lines(InputStream stream) {
    this.stream = stream;
  }

  /** Goes to the next line; false behind the last one. */
  boolean advance() throws IOException {
    start = next;
    tooLong = false;
    int scanned = start;
    while (true) {
      int newline = indexOfNewline(scanned);
      if (newline >= 0) {
        return line(newline, newline + 1);
      }
      scanned = filled;
      if (scanned - start > Limits.LINE) {
        tooLong = true;
        start = 0;
        scanned = 0;
        filled = 0;
      } else if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        scanned = filled;
        start = 0;
      }
      if (!fill()) {
        return (filled > start || tooLong) && line(filled, filled);
      }
    }
  }

  private boolean line(int newline, int behind) {
    end = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    tooLong |= end - start > Limits.LINE;
    terminated = newline < behind;
    next = behind;
    number++;
    return true;
  }

  private int indexOfNewline(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = stream.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read >= 0;
  }

  /** The buffer that holds the line from {@link #start()} to {@link #end()}. */
  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Number of the current line, from 1. */
  int number() {
    return number;
  }

  /** Whether a line end follows; without one the last line may not be complete. */
  boolean terminated() {
    return terminated;
  }

  /** Whether the line is longer than it may be; then the buffer does not hold it. */
  boolean tooLong() {
    return tooLong;
  }
}
