package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.avow.engine.evaluate.world.Coverage;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/**
 * A relation form of a rule: which candidates match a judged fact, and what of the evidence that it
 * needs is missing (semantics 4.2 to 4.4, 2.6). Immutable.
 */
final class RelationLeaf {
  private final Inquiry inquiry;
  private final FactType type;
  private final Optional<Evaluator> where;
  private final Windows windows;
  private final Phantoms phantoms;
  private final Coverage coverage;
  private final TimeSet uncovered;
  private final boolean reflexive;

  RelationLeaf(Inquiry inquiry, Requirement.Relation form) {
    this.inquiry = inquiry;
    this.type = form.candidates().type();
    this.where = form.candidates().where().map(Lowering::lower);
    this.windows = new Windows(inquiry, form);
    this.phantoms = new Phantoms(type);
    this.coverage = inquiry.world().coverage(type);
    this.uncovered = coverage.missing(TimeSet.ALWAYS, stream -> true);
    this.reflexive = inquiry.rule().judged().map(judged -> judged.type() == type).orElse(false);
  }

  Inquiry inquiry() {
    return inquiry;
  }

  World world() {
    return inquiry.world();
  }

  /** Whether the judged fact may be one of the candidates. */
  boolean isReflexive() {
    return reflexive;
  }

  Windows windows() {
    return windows;
  }

  FactFrame frame(Judged judged, Fact candidate) {
    return new FactFrame(judged.row(), candidate, inquiry.parameters());
  }

  /** Whether the candidate lies in the window. */
  Truth inWindow(Reach reach, Fact candidate) {
    if (!type.isState()) {
      return reach.contains(candidate.at());
    }
    Truth meets = reach.meets(world().validity(candidate));
    boolean certain = meets.isTrue() && reach.meets(world().certainValidity(candidate)).isTrue();
    return certain ? meets : meets.atMostUnknown();
  }

  /** Whether the candidate exists, is not the judged fact, and satisfies {@code where}. */
  Truth matches(Judged judged, Fact candidate) {
    Truth truth = world().exists(candidate);
    if (reflexive && judged.fact().isPresent()) {
      truth = truth.and(world().sameFact(judged.fact().get(), candidate).not());
    }
    return truth.isFalse() ? truth : truth.and(where(judged, candidate));
  }

  private Truth where(Judged judged, Fact candidate) {
    return where.map(w -> w.truth(frame(judged, candidate))).orElse(Truth.TRUE);
  }

  /** The streams of which a gap may hide a match. */
  private Predicate<Stream> counts(Judged judged) {
    return stream -> !where(judged, phantoms.of(stream)).isFalse();
  }

  /** Missing(T, w). */
  TimeSet missing(Search search, TimeSet window) {
    TimeSet missing = TimeSet.EMPTY;
    for (Gap gap : gaps(search, window)) {
      missing = missing.union(gap.missing());
    }
    return missing;
  }

  /** Whether nothing can be missing, whatever the window, of what a search looks at. */
  boolean isComplete(Search search) {
    return isComplete() && search.candidates().overlooked().isEmpty();
  }

  /** Whether no stream can lack anything, whatever the window. */
  boolean isComplete() {
    return uncovered.isEmpty();
  }

  /** What is missing in the window, stream by stream. */
  List<Gap> gaps(Search search, TimeSet window) {
    if (isComplete(search)) {
      return List.of();
    }
    List<Gap> gaps = new ArrayList<>();
    if (!uncovered.intersect(window).isEmpty()) {
      for (Gap gap : coverage.gaps(window, counts(search.judged()))) {
        if (!gap.missing().isEmpty()) {
          gaps.add(gap);
        }
      }
    }
    TimeSet past = window.intersect(TimeSet.between(Long.MIN_VALUE, windows.close()));
    if (search.candidates().overlooked().isPresent() && !past.isEmpty()) {
      Place place = search.candidates().overlooked().get().place();
      gaps.add(new Gap(type.name(), type.name(), Gap.Kind.UNKNOWN_KEYS, past, place));
    }
    return gaps;
  }

  /** Whether Future(w) is not empty. */
  boolean future(Judged judged, Reach uncut) {
    return uncut.endMax() > windows.close() && coverage.future(uncut.widest(), counts(judged));
  }
}
