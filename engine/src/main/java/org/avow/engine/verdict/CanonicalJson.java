package org.avow.engine.verdict;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    String[] names = members.keySet().toArray(new String[0]);
    Arrays.sort(names);
    String separator = "";
    for (String name : names) {
      out.append(separator);
      text(name);
      out.append(':');
      write(Objects.requireNonNull(members.get(name)));
      separator = ",";
    }
    out.append('}');
  }

  private void text(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, from, i);
        escape(c);
        from = i + 1;
      } else if (Character.isSurrogate(c)) {
        checkPair(text, i);
        i++;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  private static void checkPair(String text, int index) {
    if (index + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1))) {
      throw new IllegalArgumentException("lone surrogate at " + index);
    }
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u").append(HEX.toHexDigits(c));
    }
  }
}
