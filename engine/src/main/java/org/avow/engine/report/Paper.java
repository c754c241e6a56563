package org.avow.engine.report;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Text broken into lines of a width, with hanging indents. Mutable, for one thread. */
final class Paper {
  private static final int LEAST_TEXT = 20;
  private static final Pattern BLANKS = Pattern.compile(" +");

  private final StringBuilder out = new StringBuilder();
  private final int width;

  /**
   * @param width columns of a line; words that are longer stand out
   */
  Paper(int width) {
    this.width = width;
  }

  /** An empty line, unless one stands there already or nothing does. */
  Paper gap() {
    int end = out.length();
    boolean gap = end > 1 && out.charAt(end - 1) == '\n' && out.charAt(end - 2) == '\n';
    if (end > 0 && !gap) {
      out.append('\n');
    }
    return this;
  }

  /** Wrapped text, every line indented. */
  Paper text(int indent, String text) {
    return text(indent, "", text, UnaryOperator.identity());
  }

  /** Wrapped text, every line indented and styled. */
  Paper text(int indent, String text, UnaryOperator<String> style) {
    return text(indent, "", text, style);
  }

  /** A lead and text that hangs behind it. */
  Paper text(int indent, String lead, String text, UnaryOperator<String> style) {
    return text(indent, lead, UnaryOperator.identity(), text, style);
  }

  /**
   * A lead and text that hangs behind it.
   *
   * @param lead what stands in front of the first line, its trailing blanks included
   */
  Paper text(
      int indent,
      String lead,
      UnaryOperator<String> leadStyle,
      String text,
      UnaryOperator<String> style) {
    int hanging = indent + columns(lead);
    int room = Math.max(LEAST_TEXT, width - hanging);
    out.append(" ".repeat(indent)).append(lead.isEmpty() ? "" : leadStyle.apply(Plain.of(lead)));
    StringBuilder line = new StringBuilder();
    for (String word : BLANKS.split(Plain.of(text), -1)) {
      if (!line.isEmpty() && columns(line) + 1 + columns(word) > room) {
        end(line, style);
        out.append(" ".repeat(hanging));
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    end(line, style);
    return this;
  }

  /** A line as it is, without its blanks at the end. */
  Paper line(String line) {
    out.append(line.stripTrailing()).append('\n');
    return this;
  }

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void end(StringBuilder line, UnaryOperator<String> style) {
    out.append(line.isEmpty() ? "" : style.apply(line.toString())).append('\n');
    line.setLength(0);
  }

  private static int columns(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
