package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** {@code recurring} (semantics 4.8). Immutable. */
final class RecurringForm implements Form {
  private final RelationLeaf leaf;
  private final Evaluator atMostApart;

  RecurringForm(RelationLeaf leaf, Requirement.Recurring form) {
    this.leaf = leaf;
    this.atMostApart = Lowering.lower(form.atMostApart());
  }

  @Override
  public Reach reach(Judged judged) {
    return cut(judged, leaf.windows().of(judged));
  }

  private Reach cut(Judged judged, Reach window) {
    Question question = leaf.inquiry().question();
    Reach whole = window.cut(Math.min(question.until(), question.asOf()));
    long apart = apart(judged);
    return new Reach(
        start(whole.startMin(), question.from(), apart),
        start(whole.startMax(), question.from(), apart),
        whole.endMin(),
        whole.endMax(),
        whole.linked(),
        whole.due());
  }

  /** Where the period is the cut, the window starts that much before it (4.8). */
  private static long start(long start, long period, long apart) {
    return start >= period ? start : Math.max(start, Windows.sum(period, -apart));
  }

  /** The longest stretch allowed; 0 if nobody knows. */
  private long apart(Judged judged) {
    Value value =
        atMostApart.evaluate(
            new FactFrame(judged.row(), FactFrame.NOTHING, leaf.inquiry().parameters()));
    return value instanceof Value.Length length ? length.nanos() : 0;
  }

  @Override
  public Iterable<Match> matches(Search search) {
    return search.upTo(match -> false);
  }

  @Override
  public LeafResult outcome(Search search, List<Match> matches) {
    Reach reach = cut(search.judged(), leaf.windows().named(search.judged()));
    long apart = apart(search.judged());
    List<Moment> certain =
        matches.stream()
            .filter(match -> match.anywhere().isTrue())
            .map(match -> match.candidate().at())
            .toList();
    if (!anyLongStretch(reach, certain, apart)) {
      return LeafResult.PASS;
    }
    TimeSet missing = leaf.missing(search, search.reach().widest());
    if (anyEmptyStretch(reach, matches, missing, apart)) {
      return LeafResult.FAIL;
    }
    List<Gap> gaps = leaf.gaps(search, search.reach().widest());
    Set<Reason> reasons = Need.doubts(matches);
    if (reasons.isEmpty() && gaps.isEmpty()) {
      reasons = EnumSet.of(Reason.UNKNOWN);
    }
    return LeafResult.inconclusive(reasons, gaps);
  }

  /** Whether some stretch of the widest window is too long without a whole occurrence in it. */
  private static boolean anyLongStretch(Reach reach, List<Moment> certain, long apart) {
    List<Moment> ordered = new ArrayList<>(certain);
    ordered.sort(Comparator.comparingLong(Moment::earliest).reversed());
    long end = reach.endMax();
    for (Moment occurrence : ordered) {
      // A stretch that starts behind this occurrence ends, at the latest, where a later one does.
      if (occurrence.earliest() >= reach.startMin() && end - occurrence.earliest() > apart) {
        return true;
      }
      if (occurrence.earliest() >= reach.startMin()) {
        end = Math.min(end, occurrence.latest());
      }
    }
    return reach.startMin() < reach.endMax() && end - reach.startMin() > apart;
  }

  /** Whether some stretch inside every possible window is too long and certainly empty. */
  private static boolean anyEmptyStretch(
      Reach reach, List<Match> matches, TimeSet missing, long apart) {
    List<TimeSet.Stretch> full = new ArrayList<>(missing.stretches());
    for (Match match : matches) {
      Moment at = match.candidate().at();
      full.add(new TimeSet.Stretch(at.earliest(), at.latest()));
    }
    full.sort(Comparator.comparingLong(TimeSet.Stretch::from));
    long free = reach.startMax();
    for (TimeSet.Stretch stretch : full) {
      long end = Math.min(stretch.from(), reach.endMin());
      if (free < end && end - free > apart) {
        return true;
      }
      free = Math.max(free, stretch.until());
    }
    return free < reach.endMin() && reach.endMin() - free > apart;
  }
}
