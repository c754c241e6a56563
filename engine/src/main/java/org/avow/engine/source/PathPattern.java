package org.avow.engine.source;

import java.util.List;
import java.util.Optional;

/**
 * One segment of a path in a manifest: {@code *} and {@code ?} stand for characters, {@code {at}}
 * for an observation instant. Immutable.
 */
public final class PathPattern {
  /** Stands for any number of folders. */
  static final String FOLDERS = "**";

  private static final String AT = "{at}";

  /** Longer names than file systems have are not searched for an instant. */
  private static final int LONGEST = 255;

  private final String text;

  private PathPattern(String text) {
    this.text = text;
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
    return new PathPattern(text);
  }

  String text() {
    return text;
  }

  /** Whether the segment is the name itself. */
  boolean isLiteral() {
    return !text.contains("*") && !text.contains("?") && !text.contains(AT);
  }

  boolean standsForFolders() {
    return text.equals(FOLDERS);
  }

  /** Whether a name fits; a leading dot must be written out. */
  public boolean matches(String name) {
    if (isLiteral()) {
      return text.equals(name);
    }
    return (!name.startsWith(".") || text.startsWith("."))
        && (standsForFolders() || fits(text.replace(AT, "*"), name));
  }

  /** What stands in a matching name where {@code {at}} is: as much as can. */
  Optional<String> instant(String name) {
    int at = text.indexOf(AT);
    if (at < 0 || name.length() > LONGEST) {
      return Optional.empty();
    }
    String before = text.substring(0, at);
    String behind = text.substring(at + AT.length()).replace(AT, "*");
    for (int start = name.length(); start >= 0; start--) {
      for (int end = name.length(); end >= start && fits(before, name.substring(0, start)); end--) {
        if (fits(behind, name.substring(end))) {
          return Optional.of(name.substring(start, end));
        }
      }
    }
    return Optional.empty();
  }

  /** Matches without trying again what cannot help: a star is widened only as the last one. */
  private static boolean fits(String pattern, String name) {
    int star = -1;
    int tried = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        tried = n;
      } else if (p < pattern.length() && pattern.charAt(p) == '?') {
        p++;
        n += Character.charCount(name.codePointAt(n));
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++tried;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
