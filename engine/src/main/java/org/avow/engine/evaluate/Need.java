package org.avow.engine.evaluate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.avow.engine.evaluate.world.Gap;

/**
 * What a form must know of the evidence in its window besides the matches. Immutable.
 *
 * @param gaps of the widest window, before the as-of instant
 * @param future whether the window goes on at or after that instant
 */
record Need(List<Gap> gaps, boolean future) {

  /** For the window of a search; {@code uncut} is that window with its future. */
  static Need of(Search search, Reach uncut) {
    RelationLeaf leaf = search.leaf();
    List<Gap> gaps = leaf.isComplete(search) ? List.of() : leaf.gaps(search, uncut.widest());
    return new Need(gaps, leaf.future(search.judged(), uncut));
  }

  boolean missing() {
    return !gaps.isEmpty();
  }

  /** It may be one of these that decides, or one that is missing. */
  LeafResult inconclusive(List<Match> matches) {
    return LeafResult.inconclusive(doubts(matches), gaps);
  }

  /** Why matches are merely possible. */
  static Set<Reason> doubts(List<Match> matches) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (Match match : matches) {
      if (!match.certain()) {
        reasons.add(match.candidate().doubtful() ? Reason.UNREADABLE : Reason.POSSIBLE);
      }
    }
    return reasons;
  }
}
