package org.avow.engine.verdict;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON by RFC 8785 (JSON Canonicalization Scheme): members sorted by the UTF-16 units of
 * their names, no white space, the shortest escapes, UTF-8.
 */
public final class CanonicalJson {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical bytes.
   *
   * @throws IllegalArgumentException if a string holds a lone surrogate, which has no UTF-8
   */
  public static byte[] bytes(Json value) {
    CanonicalJson writer = new CanonicalJson();
    writer.write(value);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Json value) {
    if (value instanceof Json.Text text) {
      text(text.value());
    } else if (value instanceof Json.Count count) {
      out.append(count.value());
    } else if (value instanceof Json.Flag flag) {
      out.append(flag == Json.Flag.TRUE);
    } else if (value instanceof Json.Elements list) {
      elements(list.elements());
    } else if (value instanceof Json.Members object) {
      members(object.members());
    }
  }

  private void elements(List<Json> elements) {
    out.append('[');
    String separator = "";
    for (Json element : elements) {
      out.append(separator);
      write(element);
      separator = ",";
    }
    out.append(']');
  }

  private void members(Map<String, Json> members) {
    out.append('{');
    // String compares by UTF-16 units, as section 3.2.3 of the RFC asks.
    List<Map.Entry<String, Json>> sorted =
        members.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
            .toList();
    String separator = "";
    for (Map.Entry<String, Json> member : sorted) {
      out.append(separator);
      text(member.getKey());
      out.append(':');
      write(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        pair(text, i);
        i++;
      } else {
        unit(c);
      }
    }
    out.append('"');
  }

  private void pair(String text, int index) {
    if (index + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1))) {
      throw new IllegalArgumentException("lone surrogate at " + index);
    }
    out.append(text, index, index + 2);
  }

  private void unit(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < ' ') {
          out.append("\\u").append(HEX.toHexDigits(c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
