package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;

/** Facts that are handed over together. */
final class Batches {
  private Batches() {}

  static Map<FactType, List<FactRow>> byType(List<Fact> facts) {
    Map<FactType, List<FactRow>> rows = new HashMap<>();
    for (Fact fact : facts) {
      rows.computeIfAbsent(fact.type(), type -> new ArrayList<>()).add(fact);
    }
    return rows;
  }
}
