package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;

/**
 * Facts that were read together.
 *
 * @param columns those that stand in columns; a type may have several
 * @param facts all others by type, in the order of the evidence
 */
public record Batch(List<FactColumns> columns, Map<FactType, List<Fact>> facts) {

  /** Whether there are none. */
  public boolean isEmpty() {
    return columns.isEmpty() && facts.isEmpty();
  }

  /** How many there are. */
  public long size() {
    long size = 0;
    for (FactColumns of : columns) {
      size += of.size();
    }
    for (List<Fact> of : facts.values()) {
      size += of.size();
    }
    return size;
  }

  /** Whole facts. */
  static Batch of(List<Fact> facts) {
    Map<FactType, List<Fact>> byType = new LinkedHashMap<>();
    for (Fact fact : facts) {
      byType.computeIfAbsent(fact.type(), type -> new ArrayList<>()).add(fact);
    }
    return new Batch(List.of(), byType);
  }
}
