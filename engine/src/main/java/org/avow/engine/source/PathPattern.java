package org.avow.engine.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a path in a manifest: {@code *} and {@code ?} stand for characters, {@code {at}}
 * for an observation instant. Immutable.
 */
public final class PathPattern {
  /** Stands for any number of folders. */
  static final String FOLDERS = "**";

  private static final String AT = "{at}";

  private final String text;
  private final @Nullable Pattern pattern;

  private PathPattern(String text, @Nullable Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** The segments of a path. */
  static List<PathPattern> of(String path) {
    return List.of(path.split("/", -1)).stream()
        .filter(segment -> !segment.isEmpty() && !segment.equals("."))
        .map(PathPattern::segment)
        .toList();
  }

  /** The pattern of one segment. */
  public static PathPattern segment(String text) {
    boolean wild = text.contains("*") || text.contains("?") || text.contains(AT);
    return new PathPattern(text, wild ? Pattern.compile(expression(text), Pattern.DOTALL) : null);
  }

  private static String expression(String text) {
    StringBuilder expression = new StringBuilder();
    boolean captured = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith(AT, i)) {
        expression.append(captured ? ".*" : "(?<at>.*)");
        captured = true;
        i += AT.length() - 1;
      } else if (c == '*') {
        expression.append(".*");
      } else {
        expression.append(c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return expression.toString();
  }

  String text() {
    return text;
  }

  /** Whether the segment is the name itself. */
  boolean isLiteral() {
    return pattern == null;
  }

  boolean standsForFolders() {
    return text.equals(FOLDERS);
  }

  /** Whether a name fits; a leading dot must be written out. */
  public boolean matches(String name) {
    if (pattern == null) {
      return text.equals(name);
    }
    return (!name.startsWith(".") || text.startsWith("."))
        && (standsForFolders() || pattern.matcher(name).matches());
  }

  /** What stands in a matching name where {@code {at}} is. */
  Optional<String> instant(String name) {
    if (pattern == null || !text.contains(AT)) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group("at")) : Optional.empty();
  }
}
