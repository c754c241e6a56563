package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.fact.FactType;

/**
 * Finds in what code says the fields that it names and the personal values that it read (semantics
 * 7.5). Immutable.
 */
final class Remarks {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z][a-z0-9_]*)\\}");

  private final FactType judged;
  private final Map<String, String> labels;
  private final List<String> values;

  /**
   * @param personal personal values with the names of their fields
   */
  Remarks(FactType judged, Map<String, String> personal) {
    this.judged = judged;
    this.labels = personal;
    this.values =
        personal.keySet().stream()
            .filter(value -> !value.isBlank())
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(v -> v))
            .toList();
  }

  /** The text in parts; empty if there is none. */
  Optional<Remark> of(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    List<Remark.Part> parts = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int from = 0;
    while (hole.find()) {
      int end = hole.end();
      int start = hole.start();
      int before = from;
      boolean known =
          judged.field(hole.group(1)).stream()
              .peek(field -> words(text.substring(before, start), parts))
              .map(field -> parts.add(new Remark.Read(field)))
              .findFirst()
              .isPresent();
      from = known ? end : from;
    }
    words(text.substring(from), parts);
    return Optional.of(new Remark(parts));
  }

  /** Takes the personal values out of a text; of those that begin at one place the longest. */
  private void words(String text, List<Remark.Part> parts) {
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      Optional<String> value = personalAt(text, at);
      if (value.isPresent()) {
        literal(text.substring(from, at), parts);
        parts.add(new Remark.Personal(labels.getOrDefault(value.get(), "personal"), value.get()));
        at += value.get().length();
        from = at;
      } else {
        at++;
      }
    }
    literal(text.substring(from), parts);
  }

  private Optional<String> personalAt(String text, int at) {
    return values.stream().filter(value -> text.startsWith(value, at)).findFirst();
  }

  private static void literal(String text, List<Remark.Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Remark.Words(text));
    }
  }
}
