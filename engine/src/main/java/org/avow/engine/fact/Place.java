package org.avow.engine.fact;

import java.util.Comparator;
import org.avow.engine.text.Order;

/**
 * Where in the evidence something stands. Immutable; ordered as findings are (semantics 7.3).
 *
 * @param source id of the source in the manifest
 * @param path of the file, relative to the manifest's root, with {@code /}
 * @param line from 1
 * @param column from 1; 1 where the format has no columns
 * @param pointer JSON pointer inside the document or line; may be empty
 */
public record Place(String source, String path, int line, int column, String pointer)
    implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Order.of(
          Order.by(Place::source, Place::compareUtf8),
          Order.by(Place::path, Place::compareUtf8),
          (a, b) -> Integer.compare(a.line, b.line),
          Order.by(Place::pointer, Place::compareUtf8),
          (a, b) -> Integer.compare(a.column, b.column));

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** Compares strings as their UTF-8 bytes, which is the order of code points. */
  public static int compareUtf8(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) || Character.isSurrogate(y);
        return surrogates ? Integer.compare(a.codePointAt(i), b.codePointAt(i)) : x - y;
      }
    }
    return a.length() - b.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place that
        && source.equals(that.source)
        && path.equals(that.path)
        && line == that.line
        && column == that.column
        && pointer.equals(that.pointer);
  }

  @Override
  public int hashCode() {
    int hash = source.hashCode();
    hash = 31 * hash + path.hashCode();
    hash = 31 * hash + line;
    hash = 31 * hash + column;
    return 31 * hash + pointer.hashCode();
  }
}
