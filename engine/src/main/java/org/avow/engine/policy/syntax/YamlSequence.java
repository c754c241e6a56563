package org.avow.engine.policy.syntax;

import java.util.List;
import org.avow.engine.text.Span;

/**
 * A list. Immutable.
 *
 * @param items in the order of the document
 */
public record YamlSequence(List<YamlNode> items, Span span) implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
