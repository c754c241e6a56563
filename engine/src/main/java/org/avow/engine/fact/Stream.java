package org.avow.engine.fact;

import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Span;
import org.avow.engine.value.Value;

/**
 * A flow of evidence that must be there for its fact types to be known (semantics 2.1, 2.2).
 * Immutable.
 *
 * @param parts the hosts, regions or shards that must each cover; empty if it is not divided
 * @param scope an equality that all its facts satisfy
 * @param collect how to obtain the evidence, in plain words; may be empty
 * @param declaration the stream's name in the vocabulary, or its type's name for an implied stream
 */
public record Stream(
    String name, List<String> parts, Optional<Scope> scope, String collect, Span declaration) {
  public Stream {
    parts = List.copyOf(parts);
  }

  /**
   * An equality on one field.
   *
   * @param field name of a field that every type of the stream has
   */
  public record Scope(String field, Value value) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof Stream that
        && name.equals(that.name)
        && parts.equals(that.parts)
        && scope.equals(that.scope)
        && collect.equals(that.collect)
        && declaration.equals(that.declaration);
  }

  @Override
  public int hashCode() {
    int hash = name.hashCode();
    hash = 31 * hash + parts.hashCode();
    hash = 31 * hash + scope.hashCode();
    hash = 31 * hash + collect.hashCode();
    return 31 * hash + declaration.hashCode();
  }
}
