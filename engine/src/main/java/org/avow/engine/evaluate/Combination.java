package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;

/** Combines the leaves of a requirement for one judged fact (semantics 4.9). */
final class Combination implements Requirement.Visitor<LeafResult> {
  private final Function<Requirement, LeafResult> leaves;

  /**
   * @param leaves what came out of each leaf, by the form
   */
  Combination(Function<Requirement, LeafResult> leaves) {
    this.leaves = leaves;
  }

  @Override
  public LeafResult all(Requirement.All form) {
    return combine(form.members(), Outcome::worst, true);
  }

  @Override
  public LeafResult any(Requirement.Any form) {
    return combine(form.members(), Outcome::best, false);
  }

  private LeafResult combine(List<Requirement> members, BinaryOperator<Outcome> fold, boolean all) {
    List<LeafResult> results = members.stream().map(m -> m.accept(this)).toList();
    Outcome outcome = results.stream().map(LeafResult::outcome).reduce(fold).orElseThrow();
    List<LeafResult> deciding = results.stream().filter(r -> r.outcome() == outcome).toList();
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    Set<Gap> gaps = new LinkedHashSet<>();
    for (LeafResult result : deciding) {
      reasons.addAll(result.reasons());
      gaps.addAll(result.gaps());
    }
    Optional<Long> late = late(deciding, all);
    if (late.isEmpty()) {
      reasons.remove(Reason.LATE);
    }
    return new LeafResult(
        outcome, reasons, new ArrayList<>(gaps), due(deciding, all), late, Optional.empty());
  }

  /** The earliest due date, or the latest; one that never comes is later than any. */
  private static Optional<Long> due(List<LeafResult> pending, boolean all) {
    List<Long> dues = pending.stream().flatMap(r -> r.due().stream()).toList();
    if (all) {
      return dues.stream().min(Comparator.naturalOrder());
    }
    return dues.size() == pending.size()
        ? dues.stream().max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** Since when all (one) of what failed is met after all. */
  private static Optional<Long> late(List<LeafResult> failing, boolean all) {
    List<Long> since = failing.stream().flatMap(r -> r.lateSince().stream()).toList();
    if (all) {
      boolean complete = since.size() == failing.size();
      return complete ? since.stream().max(Comparator.naturalOrder()) : Optional.empty();
    }
    return since.stream().min(Comparator.naturalOrder());
  }

  @Override
  public LeafResult condition(Requirement.Condition form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult exists(Requirement.Exists form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult none(Requirement.None form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult count(Requirement.Count form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult latest(Requirement.Latest form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult recurring(Requirement.Recurring form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult coded(Requirement.Coded form) {
    return leaves.apply(form);
  }

  @Override
  public LeafResult perGroup(Requirement.PerGroup form) {
    return leaves.apply(form);
  }
}
