package org.avow.engine.policy.syntax;

import org.avow.engine.text.Span;

/** A node of a YAML document with its place. Immutable; aliases share the node they stand for. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlBroken {

  /** From the node's first character to behind its last. */
  Span span();

  /** What it is, as a phrase for people: {@code a mapping}. */
  String kind();

  /** Whether nothing, or {@code null}, is written. */
  default boolean isNull() {
    return false;
  }
}
