package org.avow.engine.evaluate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * What the forms come to (semantics 4.5 to 4.7, 5) where every candidate is known in all it says:
 * only whether they pass.
 */
final class PlainForms {
  private PlainForms() {}

  /** The form of a relation; empty if it has none here. */
  static Optional<PlainForm> of(
      RelationLeaf leaf, Requirement.Relation form, PlainCandidates candidates) {
    Windows windows = leaf.windows();
    boolean complete = leaf.isComplete();
    if (form instanceof Requirement.Exists) {
      return Optional.of((judged, kase) -> exists(windows.of(judged), kase, candidates));
    }
    if (form instanceof Requirement.None) {
      return complete
          ? Optional.of((judged, kase) -> none(windows, windows.of(judged), kase, candidates))
          : Optional.empty();
    }
    if (form instanceof Requirement.Latest latest) {
      return complete ? Optional.of(latest(windows, latest, candidates)) : Optional.empty();
    }
    return form instanceof Requirement.Count count
        ? count(leaf, count, candidates)
        : Optional.empty();
  }

  private static boolean isExact(Reach reach) {
    return reach.startMin() == reach.startMax() && reach.endMin() == reach.endMax();
  }

  private static boolean exists(Reach reach, int kase, PlainCandidates candidates) {
    if (!isExact(reach)) {
      return false;
    }
    int end = candidates.from(kase, reach.endMin());
    for (int at = candidates.from(kase, reach.startMax()); at < end; at++) {
      if (candidates.matches(at).isTrue()) {
        return true;
      }
    }
    return false;
  }

  private static boolean none(Windows windows, Reach reach, int kase, PlainCandidates candidates) {
    if (!isExact(reach) || reach.endMax() > windows.close()) {
      return false;
    }
    int end = candidates.from(kase, reach.endMin());
    for (int at = candidates.from(kase, reach.startMax()); at < end; at++) {
      if (!candidates.matches(at).isFalse()) {
        return false;
      }
    }
    return true;
  }

  private static PlainForm latest(
      Windows windows, Requirement.Latest form, PlainCandidates candidates) {
    Evaluator satisfies = Lowering.lower(form.satisfies());
    return (judged, kase) -> {
      Reach reach = windows.of(judged);
      if (!isExact(reach) || reach.endMax() > windows.close()) {
        return false;
      }
      int start = candidates.from(kase, reach.startMax());
      boolean found = false;
      long instant = 0;
      for (int at = candidates.from(kase, reach.endMin()) - 1; at >= start; at--) {
        Truth matches = candidates.matches(at);
        if (found && candidates.instant(at) < instant) {
          return true;
        }
        if (matches.isTrue()) {
          found = true;
          instant = candidates.instant(at);
          if (!satisfies.truth(candidates.frame(judged.row(), at)).isTrue()) {
            return false;
          }
        } else if (!matches.isFalse()) {
          return false;
        }
      }
      return found || form.passIfNone();
    };
  }

  private static Optional<PlainForm> count(
      RelationLeaf leaf, Requirement.Count form, PlainCandidates candidates) {
    if (!form.atLeast() || form.distinct().isEmpty()) {
      return Optional.empty();
    }
    Windows windows = leaf.windows();
    Evaluator distinct = Lowering.lower(form.distinct().get());
    Evaluator bound = Lowering.lower(form.bound());
    return Optional.of(
        (judged, kase) -> {
          Reach reach = windows.of(judged);
          Value least =
              bound.evaluate(
                  new FactFrame(judged.row(), FactFrame.NOTHING, leaf.inquiry().parameters()));
          if (!isExact(reach) || !(least instanceof Value.Int wanted)) {
            return false;
          }
          Set<Value> seen = new HashSet<>();
          int end = candidates.from(kase, reach.endMin());
          for (int at = candidates.from(kase, reach.startMax());
              at < end && seen.size() < wanted.value();
              at++) {
            Value value = distinct.evaluate(candidates.frame(judged.row(), at));
            if (candidates.matches(at).isTrue() && Counting.isKnown(value)) {
              seen.add(value);
            }
          }
          return seen.size() >= wanted.value();
        });
  }
}
