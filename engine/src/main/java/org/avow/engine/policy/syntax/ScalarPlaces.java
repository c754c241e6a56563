package org.avow.engine.policy.syntax;

import org.avow.engine.text.Excerpt;
import org.avow.engine.text.TextFile;

/**
 * Finds where each character of a scalar's value stands in the document, by walking both side by
 * side: escapes are decoded, doubled quotes halved, folded line ends and indentation skipped.
 */
final class ScalarPlaces {
  private final String source;
  private final int end;
  private final YamlScalar.Style style;
  private int position;
  private int width;

  private ScalarPlaces(String source, int start, int end, YamlScalar.Style style) {
    this.source = source;
    this.position = start;
    this.end = end;
    this.style = style;
  }

  /** The value with the places of its characters between two offsets of the file. */
  static Excerpt locate(String value, TextFile file, int start, int end, YamlScalar.Style style) {
    String content = file.content();
    ScalarPlaces walk = new ScalarPlaces(content, start, end, style);
    walk.skipOpening();
    int[] offsets = new int[value.length() + 1];
    int closing = walk.closing(start);
    for (int i = 0; i < value.length(); i++) {
      offsets[i] = Math.min(walk.find(value, i), closing);
    }
    offsets[value.length()] = Math.max(Math.min(walk.position, closing), lastOf(offsets, value));
    return new Excerpt(value, file, offsets);
  }

  private static int lastOf(int[] offsets, String value) {
    return value.isEmpty() ? 0 : offsets[value.length() - 1];
  }

  private int closing(int start) {
    boolean quoted =
        style == YamlScalar.Style.SINGLE_QUOTED || style == YamlScalar.Style.DOUBLE_QUOTED;
    return quoted ? Math.max(start, end - 1) : end;
  }

  private void skipOpening() {
    switch (style) {
      case SINGLE_QUOTED, DOUBLE_QUOTED -> position++;
      case LITERAL, FOLDED -> {
        int lineEnd = source.indexOf('\n', position);
        position = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
      }
      case PLAIN -> {
        // starts with its first character
      }
    }
  }

  /** The offset of the value's unit at {@code index}; moves behind it. */
  private int find(String value, int index) {
    char wanted = value.charAt(index);
    if (index > 0 && Character.isLowSurrogate(wanted) && width > 1) {
      return position - 1;
    }
    while (position < end) {
      int here = decode();
      if (matches(here, wanted, value, index)) {
        int found = position;
        position += width;
        return found;
      }
      boolean skippable = Character.isWhitespace(source.charAt(position)) || here == NOTHING;
      if (!skippable) {
        break;
      }
      position += width;
    }
    return position;
  }

  private static final int NOTHING = -1;

  private static boolean matches(int here, char wanted, String value, int index) {
    if (here == NOTHING) {
      return false;
    }
    if (here > 0xFFFF) {
      return value.codePointAt(index) == here;
    }
    boolean foldedLine = wanted == ' ' && (here == '\n' || here == '\r');
    return here == wanted || foldedLine;
  }

  /** The code point that the source writes at the position; sets its width in UTF-16 units. */
  private int decode() {
    char c = source.charAt(position);
    width = 1;
    if (style == YamlScalar.Style.SINGLE_QUOTED && source.startsWith("''", position)) {
      width = 2;
      return c;
    }
    if (style != YamlScalar.Style.DOUBLE_QUOTED || c != '\\' || position + 1 >= end) {
      return c;
    }
    char escape = source.charAt(position + 1);
    width = 2;
    return switch (escape) {
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      case 'U' -> hexadecimal(8);
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 11;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> 27;
      case 'N' -> 0x85;
      case '_' -> 0xA0;
      case 'L' -> 0x2028;
      case 'P' -> 0x2029;
      case '\n', '\r' -> NOTHING;
      default -> escape;
    };
  }

  private int hexadecimal(int digits) {
    int first = position + 2;
    width = Math.min(2 + digits, end - position);
    try {
      return Integer.parseInt(source.substring(first, position + width), 16);
    } catch (NumberFormatException e) {
      return NOTHING;
    }
  }
}
