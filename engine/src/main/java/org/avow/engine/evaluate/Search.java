package org.avow.engine.evaluate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.avow.engine.fact.Fact;
import org.avow.engine.value.Truth;

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
    Stream<Fact> ordered =
        IntStream.range(timeline().until(reach.endMax()), timeline().size())
            .mapToObj(timeline()::get);
    Stream<Fact> wide =
        timeline().wide().stream().filter(fact -> fact.at().earliest() >= reach.endMax());
    return Stream.of(ordered, wide)
        .flatMap(facts -> facts.filter(f -> leaf.matches(judged, f).isTrue()).findFirst().stream())
        .min(Timeline.ORDER);
  }

  /** The candidate as a match, if it is one. */
  private Optional<Match> match(Fact candidate) {
    Truth inWindow = leaf.inWindow(reach, candidate);
    Truth anywhere = inWindow.isFalse() ? inWindow : leaf.matches(judged, candidate);
    return anywhere.isFalse()
        ? Optional.empty()
        : Optional.of(new Match(candidate, inWindow.and(anywhere), anywhere));
  }

  /**
   * Goes through the candidates and evaluates them one by one; those that stand apart come last.
   */
  private final class Walk implements Iterator<Match> {
    private final int stop;
    private final int step;
    private final Predicate<Match> enough;
    private int index;
    private int wide;
    private long latestCertain = Long.MIN_VALUE;
    private Optional<Match> next;

    Walk(int start, int stop, int step, Predicate<Match> enough) {
      this.index = start;
      this.stop = stop;
      this.step = step;
      this.enough = enough;
      this.next = find();
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Match next() {
      Match match = next.orElseThrow(NoSuchElementException::new);
      next = enough.test(match) ? Optional.empty() : find();
      return match;
    }

    private Optional<Match> find() {
      while (step > 0 ? index <= stop : index >= stop && !beaten()) {
        Optional<Match> match = match(timeline().get(index));
        index += step;
        if (match.isPresent()) {
          remember(match.get());
          return match;
        }
      }
      while (wide < timeline().wide().size()) {
        Optional<Match> match = match(timeline().wide().get(wide));
        wide++;
        if (match.isPresent()) {
          return match;
        }
      }
      return Optional.empty();
    }

    /** Whether all that are left in order are certainly before a certain match. */
    private boolean beaten() {
      return timeline().allBefore(index, latestCertain);
    }

    private void remember(Match match) {
      if (match.certain()) {
        latestCertain = Math.max(latestCertain, match.candidate().at().earliest());
      }
    }
  }
}
