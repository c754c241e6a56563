package org.avow.engine.evaluate;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Value;

/** {@code count} (semantics 4.5, 5). Immutable. */
final class CountForm implements Form {
  private final RelationLeaf leaf;
  private final boolean atLeast;
  private final Optional<Evaluator> distinct;
  private final Evaluator bound;

  CountForm(RelationLeaf leaf, Requirement.Count form) {
    this.leaf = leaf;
    this.atLeast = form.atLeast();
    this.distinct = form.distinct().map(Lowering::lower);
    this.bound = Lowering.lower(form.bound());
  }

  @Override
  public Reach reach(Judged judged) {
    return leaf.windows().of(judged);
  }

  @Override
  public Iterable<Match> matches(Search search) {
    return search.upTo(match -> false);
  }

  @Override
  public LeafResult outcome(Search search, List<Match> matches) {
    Judged judged = search.judged();
    Value limit =
        bound.evaluate(new FactFrame(judged.row(), FactFrame.NOTHING, leaf.inquiry().parameters()));
    if (!(limit instanceof Value.Int most)) {
      return LeafResult.inconclusive(EnumSet.of(Reason.UNKNOWN), List.of());
    }
    Counting counting = new Counting(leaf.world());
    Finding.Bounds seen =
        distinct.isPresent()
            ? counting.distinct(
                matches, match -> distinct.get().evaluate(leaf.frame(judged, match.candidate())))
            : counting.of(matches);
    Need need = Need.of(search, search.reach());
    Finding.Bounds bounds =
        need.missing() ? new Finding.Bounds(seen.least(), Long.MAX_VALUE) : seen;
    return (atLeast
            ? atLeast(bounds, most.value(), need, search, matches)
            : atMost(bounds, most.value(), need, search, matches))
        .counted(bounds);
  }

  private static LeafResult atLeast(
      Finding.Bounds bounds, long wanted, Need need, Search search, List<Match> matches) {
    if (bounds.least() >= wanted) {
      return LeafResult.PASS;
    }
    if (need.future()) {
      return LeafResult.pending(search.reach().due());
    }
    return bounds.most() >= wanted ? inconclusive(need, matches) : LeafResult.FAIL;
  }

  private static LeafResult atMost(
      Finding.Bounds bounds, long allowed, Need need, Search search, List<Match> matches) {
    if (bounds.least() > allowed) {
      return LeafResult.FAIL;
    }
    if (bounds.most() > allowed) {
      return inconclusive(need, matches);
    }
    return need.future() ? LeafResult.pending(search.reach().due()) : LeafResult.PASS;
  }

  private static LeafResult inconclusive(Need need, List<Match> matches) {
    Set<Reason> reasons = Need.doubts(matches);
    if (reasons.isEmpty() && !need.missing()) {
      reasons.add(Reason.UNKNOWN);
    }
    return LeafResult.inconclusive(reasons, need.gaps());
  }
}
