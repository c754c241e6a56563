package org.avow.engine.evaluate;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;

/**
 * {@code exists} and {@code none} (semantics 4.5, 4.6). Immutable.
 *
 * @param wanted whether a match is wanted, rather than forbidden
 */
record ExistenceForm(RelationLeaf leaf, boolean wanted) implements Form {

  @Override
  public Reach reach(Judged judged) {
    return leaf.windows().of(judged);
  }

  @Override
  public Iterable<Match> matches(Search search) {
    return search.upTo(Match::certain);
  }

  @Override
  public LeafResult outcome(Search search, List<Match> matches) {
    if (matches.stream().anyMatch(Match::certain)) {
      return wanted ? LeafResult.PASS : LeafResult.FAIL;
    }
    Need need = Need.of(search, search.reach());
    boolean possible = !matches.isEmpty() || need.missing();
    if (need.future() && (wanted || !possible)) {
      return LeafResult.pending(search.reach().due());
    }
    if (possible) {
      return need.inconclusive(matches);
    }
    return wanted ? failure(search) : LeafResult.PASS;
  }

  private static LeafResult failure(Search search) {
    Optional<Fact> late = search.firstAfter();
    LeafResult fail = LeafResult.FAIL;
    return late.map(fact -> fail.late(fact.at().earliest())).orElse(fail);
  }
}
