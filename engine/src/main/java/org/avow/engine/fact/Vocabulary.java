package org.avow.engine.fact;

import java.util.Map;
import java.util.Optional;

/**
 * The fact types and streams that policies may speak of: all {@code vocabulary:} documents of the
 * packs together. Immutable.
 *
 * @param types by name, in order of declaration
 * @param streams by name, in order of declaration, implied ones included
 */
public record Vocabulary(Map<String, FactType> types, Map<String, Stream> streams) {

  /** The type of that name. */
  public Optional<FactType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
