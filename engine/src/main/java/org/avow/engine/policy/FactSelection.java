package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;

/**
 * Which facts somebody wants to see. Immutable.
 *
 * @param types only of these types; empty: of all
 * @param where only those of which it is true; stated for one type alone
 * @param undecided those of which it is unknown instead
 * @param sources only from these sources, by id; empty: from all
 */
public record FactSelection(
    List<FactType> types, Optional<Expression> where, boolean undecided, List<String> sources) {
  public FactSelection {
    types = List.copyOf(types);
    sources = List.copyOf(sources);
  }
}
