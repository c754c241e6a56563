package org.avow.engine.policy.syntax;

import org.avow.engine.text.Span;

/** A node with which something is wrong that was reported already; checks pass over it. */
public record YamlBroken(Span span) implements YamlNode {
  @Override
  public String kind() {
    return "something that cannot be read";
  }
}
