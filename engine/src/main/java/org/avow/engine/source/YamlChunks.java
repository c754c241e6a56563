package org.avow.engine.source;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a YAML stream into its documents, so that a broken one does not take the others with it:
 * {@code ---} at the start of a line always begins a document, {@code ...} ends it. Mutable, for
 * one thread.
 */
final class YamlChunks {
  private final Reader reader;
  private final char[] buffer = new char[1 << 12];
  private final StringBuilder text = new StringBuilder();
  private @Nullable String pending;
  private int from;
  private int to;
  private int line;
  private int firstLine = 1;
  private boolean tooLarge;
  private boolean continues;

  YamlChunks(Reader reader) {
    this.reader = reader;
  }

  /** Goes to the next document; false behind the last one. */
  boolean advance() throws IOException {
    text.setLength(0);
    tooLarge = false;
    boolean content = false;
    String current = pending == null ? line() : pending;
    pending = null;
    firstLine = Math.max(1, line);
    boolean any = current != null;
    while (current != null) {
      if (content && isMarker(current, "---")) {
        pending = current;
        return true;
      }
      content |= isContent(current);
      append(current);
      if (isMarker(current, "...")) {
        return true;
      }
      current = line();
    }
    return any;
  }

  /** Comments, directives and blank lines belong to the document that follows. */
  private static boolean isContent(String line) {
    String stripped = line.stripLeading();
    return !stripped.isEmpty() && stripped.charAt(0) != '#' && line.charAt(0) != '%';
  }

  private static boolean isMarker(String line, String marker) {
    return line.startsWith(marker) && (line.length() == 3 || line.charAt(3) <= ' ');
  }

  private void append(String current) {
    if (tooLarge || text.length() + current.length() > Limits.LINE) {
      tooLarge = true;
      text.setLength(0);
    } else {
      text.append(current);
    }
  }

  /** A line with its line end; what is beyond the limit comes as the next ones. */
  private @Nullable String line() throws IOException {
    StringBuilder begun = new StringBuilder(0);
    boolean complete = false;
    while (!complete && (from < to || fill())) {
      int most = Math.min(to, from + Limits.LINE + 1 - begun.length());
      int end = from;
      while (end < most && buffer[end] != '\n') {
        end++;
      }
      end += end < most ? 1 : 0;
      begun.append(buffer, from, end - from);
      complete = buffer[end - 1] == '\n' || begun.length() > Limits.LINE;
      from = end;
    }
    if (begun.isEmpty()) {
      return null;
    }
    line += continues ? 0 : 1;
    continues = begun.charAt(begun.length() - 1) != '\n';
    return begun.toString();
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, reader.read(buffer, 0, buffer.length));
    return to > 0;
  }

  /** The current document, line ends included. */
  String text() {
    return text.toString();
  }

  /** The line of the file at which the current document starts. */
  int firstLine() {
    return firstLine;
  }

  /** Whether the document is larger than it may be; then there is no text. */
  boolean tooLarge() {
    return tooLarge;
  }
}
