package org.avow.engine.evaluate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.avow.engine.fact.Fact;
import org.avow.engine.value.Truth;
import org.jspecify.annotations.Nullable;

/**
 * One judged fact's search among the candidates of its case. Immutable; what it iterates over is
 * evaluated on the way, and no further than is asked for.
 *
 * @param reach the window, as far as candidates can exist
 * @param candidates of the judged fact's case
 */
record Search(RelationLeaf leaf, Judged judged, Reach reach, Candidates candidates) {

  private Timeline timeline() {
    return candidates.timeline();
  }

  /** The matches in the window, earliest first, up to and including the one that is enough. */
  Iterable<Match> upTo(Predicate<Match> enough) {
    int first = timeline().from(reach.startMin());
    int last = timeline().until(reach.endMax()) - 1;
    return () -> new Walk(first, last, 1, enough);
  }

  /**
   * The matches in the window, latest first, as far as they can be as late as the last certain one.
   */
  Iterable<Match> latestFirst() {
    int first = timeline().from(reach.startMin());
    int last = timeline().until(reach.endMax()) - 1;
    return () -> new Walk(last, first, -1, match -> false);
  }

  /** The first certain match that lies wholly after the window. */
  Optional<Fact> firstAfter() {
    for (int i = timeline().until(reach.endMax()); i < timeline().size(); i++) {
      Fact candidate = timeline().get(i);
      if (leaf.matches(judged, candidate).isTrue()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Goes through the candidates and evaluates them one by one. */
  private final class Walk implements Iterator<Match> {
    private final int stop;
    private final int step;
    private final Predicate<Match> enough;
    private int index;
    private long latestCertain = Long.MIN_VALUE;
    private @Nullable Match next;

    Walk(int start, int stop, int step, Predicate<Match> enough) {
      this.index = start;
      this.stop = stop;
      this.step = step;
      this.enough = enough;
      this.next = find();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Match next() {
      Match match = next;
      if (match == null) {
        throw new NoSuchElementException();
      }
      next = enough.test(match) ? null : find();
      return match;
    }

    private @Nullable Match find() {
      while (step > 0 ? index <= stop : index >= stop) {
        if (step < 0 && timeline().allBefore(index, latestCertain)) {
          return null;
        }
        Fact candidate = timeline().get(index);
        index += step;
        Truth inWindow = leaf.inWindow(reach, candidate);
        if (!inWindow.isFalse()) {
          Truth anywhere = leaf.matches(judged, candidate);
          if (!anywhere.isFalse()) {
            Match match = new Match(candidate, inWindow.and(anywhere), anywhere);
            if (match.certain()) {
              latestCertain = Math.max(latestCertain, candidate.at().earliest());
            }
            return match;
          }
        }
      }
      return null;
    }
  }
}
