package org.avow.engine.text;

/**
 * A stretch of a {@link TextFile}: the only kind of position there is. Immutable.
 *
 * @param file the text
 * @param start offset of the first UTF-16 unit
 * @param end offset behind the last unit; equal to {@code start} for an empty span
 */
public record Span(TextFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end + " of " + file);
    }
  }

  /** Line of the first unit, from 1. */
  public int line() {
    return file.line(start);
  }

  /** Column of the first unit, from 1, in code points. */
  public int column() {
    return file.column(start);
  }

  /** Line of the end, from 1. */
  public int endLine() {
    return file.line(end);
  }

  /** Column of the end (exclusive), from 1, in code points. */
  public int endColumn() {
    return file.column(end);
  }

  /** The text of the span. */
  public String text() {
    return file.content().substring(start, Math.min(end, file.content().length()));
  }

  /** {@code name:line:column}, as people and editors read it. */
  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span that
        && start == that.start
        && end == that.end
        && file.equals(that.file);
  }

  @Override
  public int hashCode() {
    int hash = file.hashCode();
    hash = 31 * hash + start;
    return 31 * hash + end;
  }
}
