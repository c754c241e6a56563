package org.avow.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which values of a document are its records: a JSON pointer with {@code *} for every element.
 * Immutable.
 *
 * @param segments unescaped; empty for the document itself
 * @param declared whether somebody asked for it
 */
public record Selection(List<String> segments, boolean declared) {
  /** Every element of a list, or entry of a mapping. */
  static final String EVERY = "*";

  /** The elements of a top-level list, else the document. */
  public static final Selection DEFAULT = new Selection(List.of(), false);

  public Selection {
    segments = List.copyOf(segments);
  }

  /** The selection that a feed's {@code records} asks for. */
  public static Selection of(Optional<String> pointer) {
    if (pointer.isEmpty()) {
      return DEFAULT;
    }
    List<String> segments = new ArrayList<>();
    String text = pointer.get();
    int start = text.startsWith("/") ? 1 : 0;
    while (start <= text.length() && !text.isEmpty()) {
      int end = text.indexOf('/', start);
      String segment = text.substring(start, end < 0 ? text.length() : end);
      segments.add(segment.replace("~1", "/").replace("~0", "~"));
      start = end < 0 ? text.length() + 1 : end + 1;
    }
    return new Selection(segments, true);
  }

  /** Whether a list at the end of the path stands for its elements. */
  boolean spreads() {
    return segments.isEmpty() || !segments.get(segments.size() - 1).equals(EVERY);
  }

  /** The pointer as it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    segments.forEach(s -> text.append('/').append(s.replace("~", "~0").replace("/", "~1")));
    return text.toString();
  }
}
