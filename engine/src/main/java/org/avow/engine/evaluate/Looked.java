package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.evaluate.kept.PackedRows;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;

/** What came of some facts that were read together. Mutable, for one thread at a time. */
public final class Looked {
  private final List<RuleTally> tallies = new ArrayList<>();
  private final Map<FactType, Seen> seen = new HashMap<>();

  /**
   * What is kept of the facts of one type.
   *
   * @param ids their ids
   * @param shared facts that may share their id with others
   * @param kept facts that others look at, or that look at others
   * @param packed more of them, as rows
   */
  record Seen(Ids ids, List<Fact> shared, List<Fact> kept, PackedRows packed) {}

  List<RuleTally> tallies() {
    return tallies;
  }

  Map<FactType, Seen> seen() {
    return seen;
  }

  Seen seen(FactType type) {
    return seen.computeIfAbsent(
        type, t -> new Seen(new Ids(), new ArrayList<>(), new ArrayList<>(), new PackedRows()));
  }
}
