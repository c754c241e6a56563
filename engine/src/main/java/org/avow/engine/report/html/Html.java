package org.avow.engine.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.avow.engine.report.Plain;

/**
 * Writes HTML in which text stays text: there is no way to write markup but by naming elements.
 * Mutable, for one thread.
 */
final class Html {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final String DIRECTIONS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** A page that begins with its document type. */
  static Html page() {
    Html html = new Html();
    html.out.append("<!DOCTYPE html>\n");
    return html;
  }

  /**
   * Opens an element.
   *
   * @param attributes names, each followed by its value
   */
  Html open(String name, String... attributes) {
    start(name, attributes);
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes the element that was opened last, and ends the line. */
  Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element that has no content, such as {@code meta}. */
  Html empty(String name, String... attributes) {
    start(name, attributes);
    return this;
  }

  /** An element that holds text alone. */
  Html leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Text; control characters, and such as turn the direction of writing, are replaced. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** Text in which words between backticks are code. */
  Html prose(String text) {
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean paired = i % 2 == 1 && i + 1 < parts.length;
      if (paired) {
        leaf("code", parts[i]);
      } else {
        text(i % 2 == 1 ? "`" + parts[i] : parts[i]);
      }
    }
    return this;
  }

  /** The page's own style sheet, the one text that is not escaped. */
  Html style(String css) {
    if (css.contains("<")) {
      throw new IllegalArgumentException("a style sheet holds no markup");
    }
    open("style");
    out.append(css);
    return closeLine();
  }

  /** What was written; all elements must be closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("open: " + open);
    }
    return out.toString();
  }

  private void start(String name, String... attributes) {
    out.append('<').append(checked(name));
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(checked(attributes[i])).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    return name;
  }

  private void escape(String text) {
    String plain = Plain.of(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(DIRECTIONS.indexOf(c) >= 0 ? '\uFFFD' : c);
      }
    }
  }
}
