package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.feed.Batch;

/**
 * Leaves of facts that were read together those that exist before the as-of instant, notes their
 * ids, and puts those aside that may be one with others (semantics 1.2, 1.5). Immutable.
 */
record Sieve(Hints hints, long asOf) {

  /**
   * The facts that are to be looked at now; columns are shortened to them.
   *
   * @param looked takes ids, and what is put aside
   */
  Batch sift(Batch batch, Looked looked) {
    List<FactColumns> columns = new ArrayList<>();
    for (FactColumns facts : batch.columns()) {
      sift(facts, batch.facts().containsKey(facts.type()), looked);
      if (facts.size() > 0) {
        columns.add(facts);
      }
    }
    Map<FactType, List<Fact>> others = new LinkedHashMap<>();
    batch
        .facts()
        .forEach(
            (type, facts) -> {
              List<Fact> left = sift(type, facts, looked);
              if (!left.isEmpty()) {
                others.put(type, left);
              }
            });
    return new Batch(columns, others);
  }

  /**
   * @param mixed whether the block has other facts of the type
   */
  private void sift(FactColumns facts, boolean mixed, Looked looked) {
    FactType type = facts.type();
    boolean sharing = hints.isShared(type);
    boolean all = facts.last() < asOf;
    if (facts.size() == 0 || (all && !sharing && type.id().isEmpty())) {
      return;
    }
    Looked.Seen seen = looked.seen(type);
    boolean ordered = all && !sharing && !mixed && !hints.digested().contains(type);
    if (ordered && Ids.areTexts(type) && seen.ids().addAscending(facts)) {
      return;
    }
    FactColumns.Cursor row = facts.cursor();
    int[] chosen = new int[facts.size()];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (all || facts.instants()[i] < asOf) {
        long digest = Fingerprints.of(facts, i);
        if (digest != Fingerprints.NONE && sharing && hints.isShared(type, digest)) {
          seen.shared().add(facts.fact(i));
        } else {
          chosen[count++] = i;
          if (digest != Fingerprints.NONE) {
            seen.ids().add(digest, row.at(i));
          }
        }
      }
    }
    if (count < chosen.length) {
      facts.retain(chosen, count);
    }
  }

  private List<Fact> sift(FactType type, List<Fact> facts, Looked looked) {
    List<Fact> result = new ArrayList<>(facts.size());
    Looked.Seen seen = looked.seen(type);
    for (Fact fact : facts) {
      if (fact.at().earliest() < asOf) {
        long digest = Fingerprints.of(fact);
        if (digest != Fingerprints.NONE && hints.isShared(type, digest)) {
          seen.shared().add(fact);
        } else {
          result.add(fact);
          if (digest != Fingerprints.NONE) {
            seen.ids().add(digest, fact);
          }
        }
      }
    }
    return result;
  }
}
