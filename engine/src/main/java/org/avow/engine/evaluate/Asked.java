package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A fact in a session, with the case it belongs to: what the leaves of a lane are asked about.
 * Mutable, for one thread: it remembers what each relation makes of the fact.
 */
final class Asked {
  private final int index;
  private final Optional<Fact> fact;
  private final Case candidates;
  private final @Nullable Judged[] judged;
  private final @Nullable Search[] searches;

  /**
   * @param index among the facts of the type
   * @param fact empty for the world
   * @param leaves how many leaves the lane has
   */
  Asked(int index, Optional<Fact> fact, Case candidates, int leaves) {
    this.index = index;
    this.fact = fact;
    this.candidates = candidates;
    this.judged = new @Nullable Judged[leaves];
    this.searches = new @Nullable Search[leaves];
  }

  int index() {
    return index;
  }

  /** The fact as a rule judges it. */
  Judged judged(Inquiry inquiry) {
    return fact.isPresent() ? inquiry.judged(index, fact.get()) : inquiry.implicit();
  }

  /** The fact as the rule of a relation judges it. */
  Judged judged(int leaf, RelationLeaf relation) {
    Judged known = judged[leaf];
    if (known == null) {
      known = judged(relation.inquiry());
      judged[leaf] = known;
    }
    return known;
  }

  /** The search of a relation for the fact. */
  Search search(int leaf, RelationLeaf relation, Form form) {
    Search known = searches[leaf];
    if (known == null) {
      Judged of = judged(leaf, relation);
      known = new Search(relation, of, form.reach(of), candidates.candidates(leaf));
      searches[leaf] = known;
    }
    return known;
  }
}
