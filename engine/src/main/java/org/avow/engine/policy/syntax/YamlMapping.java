package org.avow.engine.policy.syntax;

import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Span;

/**
 * A mapping. Immutable.
 *
 * @param entries in the order of the document; no two have the same key
 */
public record YamlMapping(List<Entry> entries, Span span) implements YamlNode {
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** A key with its value. */
  public record Entry(YamlScalar key, YamlNode value) {
    /** The key's text. */
    public String name() {
      return key.text();
    }
  }

  /** The entry with that key. */
  public Optional<Entry> entry(String name) {
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  @Override
  public String kind() {
    return "a mapping";
  }
}
