package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** {@code latest} (semantics 4.7). Immutable. */
final class LatestForm implements Form {
  private final RelationLeaf leaf;
  private final Evaluator satisfies;
  private final Truth ifNone;

  LatestForm(RelationLeaf leaf, Requirement.Latest form) {
    this.leaf = leaf;
    this.satisfies = Lowering.lower(form.satisfies());
    this.ifNone = Truth.of(form.passIfNone());
  }

  @Override
  public Reach reach(Judged judged) {
    return leaf.windows().of(judged).cut(leaf.windows().close());
  }

  @Override
  public Iterable<Match> matches(Search search) {
    return search.latestFirst();
  }

  @Override
  public LeafResult outcome(Search search, List<Match> matches) {
    if (matches.size() == 1 && matches.get(0).certain() && leaf.isComplete(search)) {
      Truth value = satisfies(search, matches.get(0));
      return value == Truth.UNKNOWN
          ? LeafResult.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN)
          : decided(search, value);
    }
    long star =
        matches.stream()
            .filter(Match::certain)
            .mapToLong(match -> match.candidate().at().earliest())
            .max()
            .orElse(Long.MIN_VALUE);
    TimeSet window = search.reach().widest();
    List<Gap> gaps = leaf.gaps(search, window.intersect(TimeSet.between(star, Long.MAX_VALUE)));
    if (!gaps.isEmpty()) {
      return LeafResult.inconclusive(EnumSet.noneOf(Reason.class), gaps);
    }
    List<Match> rivals = rivals(matches, star);
    List<Truth> values = rivals.stream().map(rival -> satisfies(search, rival)).toList();
    boolean anyCertain = rivals.stream().anyMatch(Match::certain);
    Optional<Truth> value = agreed(anyCertain ? values : with(values, ifNone));
    if (value.isEmpty()) {
      return LeafResult.inconclusive(reasons(rivals, values, anyCertain), List.of());
    }
    return decided(search, value.get());
  }

  private LeafResult decided(Search search, Truth value) {
    Reach uncut = leaf.windows().of(search.judged());
    if (leaf.future(search.judged(), uncut)) {
      return LeafResult.pending(uncut.due());
    }
    return value.isTrue() ? LeafResult.PASS : LeafResult.FAIL;
  }

  private Truth satisfies(Search search, Match match) {
    return satisfies.truth(leaf.frame(search.judged(), match.candidate()));
  }

  /** The candidates that may be the latest. */
  private static List<Match> rivals(List<Match> matches, long star) {
    List<Fact> stars =
        matches.stream()
            .filter(match -> match.certain() && match.candidate().at().earliest() == star)
            .map(Match::candidate)
            .toList();
    return matches.stream()
        .filter(match -> match.candidate().at().latest() >= star)
        .filter(match -> stars.stream().noneMatch(s -> precedes(match.candidate(), s)))
        .toList();
  }

  /** Whether a sequence breaks the tie of two facts of one source at one instant (4.7). */
  private static boolean precedes(Fact fact, Fact other) {
    Optional<Field> sequence = fact.type().sequence();
    return sequence.isPresent()
        && fact.place().source().equals(other.place().source())
        && fact.at().equals(other.at())
        && fact.get(sequence.get().slot()) instanceof Value.Int number
        && other.get(sequence.get().slot()) instanceof Value.Int otherNumber
        && number.value() < otherNumber.value();
  }

  /** The one known value that all have. */
  private static Optional<Truth> agreed(List<Truth> values) {
    Truth first = values.get(0);
    boolean all = first != Truth.UNKNOWN && values.stream().allMatch(v -> v == first);
    return all ? Optional.of(first) : Optional.empty();
  }

  private static List<Truth> with(List<Truth> values, Truth value) {
    List<Truth> more = new ArrayList<>(values);
    more.add(value);
    return more;
  }

  private Set<Reason> reasons(List<Match> rivals, List<Truth> values, boolean anyCertain) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    Set<Truth> certain = EnumSet.noneOf(Truth.class);
    for (int i = 0; i < rivals.size(); i++) {
      if (rivals.get(i).certain()) {
        certain.add(values.get(i));
      }
    }
    if (!anyCertain) {
      certain.add(ifNone);
    }
    if (certain.contains(Truth.UNKNOWN)) {
      reasons.add(Reason.UNKNOWN);
    }
    if (certain.contains(Truth.TRUE) && certain.contains(Truth.FALSE)) {
      reasons.add(Reason.TIE);
    }
    for (int i = 0; i < rivals.size(); i++) {
      Match rival = rivals.get(i);
      if (!rival.certain() && !certain.equals(EnumSet.of(values.get(i)))) {
        reasons.add(rival.candidate().doubtful() ? Reason.UNREADABLE : Reason.POSSIBLE);
      }
    }
    return reasons;
  }
}
