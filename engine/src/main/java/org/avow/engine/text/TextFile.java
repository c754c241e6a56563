package org.avow.engine.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A named piece of source text with an index of its lines. Immutable; threads may share it.
 *
 * <p>Offsets count UTF-16 units from 0; lines and columns count from 1, columns in code points.
 */
public final class TextFile {
  private final String name;
  private final String content;

  /** Made when it is first asked for; whichever thread makes it makes the same. */
  private volatile int @Nullable [] lineStarts;

  /**
   * @param name the path shown to people, with {@code /} as separator
   * @param content the whole text
   */
  public TextFile(String name, String content) {
    this.name = name;
    this.content = content;
  }

  /** The path shown to people. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String content() {
    return content;
  }

  /**
   * The line, from 1, that holds the given offset; an offset past the end lies on the last line.
   */
  public int line(int offset) {
    int index = Arrays.binarySearch(lineStarts(), offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  /** The column, from 1 and in code points, of the given offset. */
  public int column(int offset) {
    int end = Math.min(offset, content.length());
    int start = Math.min(lineStarts()[line(offset) - 1], end);
    return content.codePointCount(start, end) + 1;
  }

  /** The text of a line, from 1, without its line end. */
  public String lineText(int line) {
    int[] starts = lineStarts();
    int start = starts[line - 1];
    int end = line < starts.length ? starts[line] : content.length();
    while (end > start && (content.charAt(end - 1) == '\n' || content.charAt(end - 1) == '\r')) {
      end--;
    }
    return content.substring(start, end);
  }

  /** The whole text as a span. */
  public Span whole() {
    return new Span(this, 0, content.length());
  }

  @Override
  public String toString() {
    return name;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      known = lineStarts(content);
      lineStarts = known;
    }
    return known;
  }

  private static int[] lineStarts(String content) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      boolean lineEnd =
          c == '\n' || (c == '\r' && (i + 1 == content.length() || content.charAt(i + 1) != '\n'));
      if (lineEnd) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
