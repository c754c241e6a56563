package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.value.Value;

/**
 * Reads what {@link java.util.Properties} would, with places, and does not let a second value
 * replace the first. Mutable, for one document.
 */
final class PropertiesReading {
  private final String text;
  private final Map<String, Value> entries = new LinkedHashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private String defect = "";
  private Position defectAt = Position.START;

  PropertiesReading(String text) {
    this.text = text;
  }

  void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (isEnd(c)) {
        endOfLine();
      } else if (c == '#' || c == '!') {
        skipLine();
      } else if (isContinued()) {
        skipBlanks();
      } else {
        entry();
      }
    }
  }

  private void entry() {
    Position position = position();
    String key = part(true);
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
      at++;
      skipBlanks();
    }
    String value = part(false);
    if (entries.put(key, new Value.Text(value)) != null) {
      found(position, "a key is given twice");
    }
    marks.add(new Mark(position, List.of()));
  }

  /** A key or a value: up to what ends it, escapes undone, continued lines joined. */
  private String part(boolean key) {
    StringBuilder part = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isEnd(c) || (key && (isBlank(c) || c == '=' || c == ':'))) {
        break;
      }
      at++;
      if (c == '\\') {
        escape(part);
      } else {
        part.append(c);
      }
    }
    return part.toString();
  }

  private void escape(StringBuilder part) {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at);
    if (isEnd(c)) {
      endOfLine();
      skipBlanks();
      return;
    }
    Position position = position();
    at++;
    switch (c) {
      case 't' -> part.append('\t');
      case 'n' -> part.append('\n');
      case 'r' -> part.append('\r');
      case 'f' -> part.append('\f');
      case 'u' -> unicode(position, part);
      default -> part.append(c);
    }
  }

  private void unicode(Position position, StringBuilder part) {
    int end = Math.min(text.length(), at + 4);
    String digits = text.substring(at, end);
    if (digits.matches("[0-9a-fA-F]{4}")) {
      part.append((char) Integer.parseInt(digits, 16));
      at = end;
    } else {
      found(position, "`\\u` without four hexadecimal digits");
    }
  }

  /** Blanks, and line ends that an entry goes on behind. */
  private void skipBlanks() {
    while (at < text.length() && (isBlank(text.charAt(at)) || isContinued())) {
      if (isContinued()) {
        at++;
        endOfLine();
      } else {
        at++;
      }
    }
  }

  private boolean isContinued() {
    return text.charAt(at) == '\\' && at + 1 < text.length() && isEnd(text.charAt(at + 1));
  }

  private void skipLine() {
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
  }

  private void endOfLine() {
    boolean pair = text.startsWith("\r\n", at);
    at += pair ? 2 : 1;
    line++;
    lineStart = at;
  }

  private Position position() {
    return new Position(line, at - lineStart + 1);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private void found(Position position, String problem) {
    if (defect.isEmpty()) {
      defect = problem;
      defectAt = position;
    }
  }

  Value.Tree tree() {
    return new Value.Tree(entries);
  }

  Mark mark() {
    return new Mark(Position.START, marks);
  }

  /** Why the file is unreadable; empty if it is not. */
  String defect() {
    return defect;
  }

  Position defectAt() {
    return defectAt;
  }
}
