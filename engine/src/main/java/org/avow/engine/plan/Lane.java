package org.avow.engine.plan;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;

/**
 * Leaves that judge the same type and group it by the same key: what threads and machines can share
 * out. Immutable.
 *
 * @param judged the type judged; empty for facts about the world
 * @param key the judged fields that group facts into cases
 */
public record Lane(Optional<FactType> judged, List<Term.Field> key, List<Leaf> leaves) {
  public Lane {
    key = List.copyOf(key);
    leaves = List.copyOf(leaves);
  }
}
