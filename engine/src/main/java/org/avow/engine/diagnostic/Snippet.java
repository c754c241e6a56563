package org.avow.engine.diagnostic;

import java.util.Optional;
import org.avow.engine.text.Span;

/**
 * Renders a diagnostic as people read it: what is wrong, the place, the line with the stretch
 * underlined, and what to do.
 *
 * <pre>
 * error[AV202]: unknown key `titel`
 *   --> packs/consent/policy.yaml:2:1
 *    |
 *  2 | titel: Nothing is collected
 *    | ^^^^^
 *    = help: did you mean `title`?
 * </pre>
 */
public final class Snippet {
  private static final int WIDEST = 100;
  private static final int BEFORE = 30;
  private static final int TAB = 4;

  private Snippet() {}

  /** The diagnostic in several lines, the last one without a line end. */
  public static String of(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.severity().word())
        .append('[')
        .append(diagnostic.code().id())
        .append("]: ")
        .append(diagnostic.message());
    String number = Integer.toString(span.line());
    String margin = " ".repeat(number.length() + 2);
    text.append('\n').append(margin.substring(1)).append("--> ").append(span);
    if (!span.file().content().isEmpty()) {
      Line line = Line.of(span);
      text.append('\n').append(margin).append("|");
      text.append('\n').append(' ').append(number).append(" | ").append(line.text());
      text.append('\n').append(margin).append("| ").append(line.underline());
    }
    Optional<String> help = diagnostic.help();
    help.ifPresent(words -> text.append('\n').append(margin).append("= help: ").append(words));
    return text.toString();
  }

  /** The part of a line that is shown, and the carets under it. */
  private record Line(String text, String underline) {

    static Line of(Span span) {
      String raw = span.file().lineText(span.line());
      int[] points = raw.codePoints().toArray();
      int from = Math.min(span.column() - 1, points.length);
      int to = span.endLine() == span.line() ? span.endColumn() - 1 : points.length;
      to = Math.max(from, Math.min(to, points.length));
      StringBuilder shown = new StringBuilder();
      StringBuilder carets = new StringBuilder();
      int first = points.length <= WIDEST ? 0 : Math.max(0, from - BEFORE);
      int last = Math.min(points.length, first + WIDEST);
      if (first > 0) {
        shown.append("… ");
        carets.append("  ");
      }
      for (int i = first; i < last; i++) {
        append(points[i], i >= from && i < to, i < from, shown, carets);
      }
      if (last < points.length) {
        shown.append(" …");
      }
      if (from == to) {
        carets.append("^");
      }
      return new Line(shown.toString(), carets.toString());
    }

    private static void append(
        int point, boolean marked, boolean before, StringBuilder shown, StringBuilder carets) {
      boolean control = point < ' ' || point == 0x7F;
      int width = point == '\t' ? TAB : columns(point);
      if (point == '\t') {
        shown.append(" ".repeat(TAB));
      } else {
        shown.appendCodePoint(control ? 0xFFFD : point);
      }
      if (marked || before) {
        carets.append((marked ? "^" : " ").repeat(width));
      }
    }

    /** How many columns a terminal gives the character. */
    private static int columns(int point) {
      int type = Character.getType(point);
      if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
        return 0;
      }
      return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
      return (point >= 0x1100 && point <= 0x115F)
          || (point >= 0x2E80 && point <= 0xA4CF)
          || (point >= 0xAC00 && point <= 0xD7A3)
          || (point >= 0xF900 && point <= 0xFAFF)
          || (point >= 0xFE30 && point <= 0xFE6F)
          || (point >= 0xFF00 && point <= 0xFF60)
          || (point >= 0x1F300 && point <= 0x1FAFF)
          || (point >= 0x20000 && point <= 0x3FFFD);
    }
  }
}
