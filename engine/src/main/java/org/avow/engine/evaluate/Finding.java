package org.avow.engine.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Value;

/**
 * Something that is not a pass: of a judged fact, of a group of them, or of the rule itself.
 * Immutable.
 *
 * @param subject what was judged
 * @param reasons why, in the order of {@link Reason}; a mere {@code fail} of a condition has {@link
 *     Reason#VIOLATED}
 * @param gaps what evidence is missing: for {@code missing}, {@code stale} and their like
 * @param at the judgement instant, if there is one
 * @param due the instant by which it must be met, of a pending one
 * @param lateSince the instant of the match that came too late (4.6)
 * @param count the bounds that a counting form saw
 * @param remark what code says of it
 */
public record Finding(
    Outcome outcome,
    Subject subject,
    Set<Reason> reasons,
    List<Gap> gaps,
    Optional<Long> at,
    Optional<Long> due,
    Optional<Long> lateSince,
    Optional<Bounds> count,
    Optional<Remark> remark) {
  public Finding {
    reasons = Set.copyOf(reasons);
    gaps = List.copyOf(gaps);
  }

  /** A finding of which no code says anything. */
  public Finding(
      Outcome outcome,
      Subject subject,
      Set<Reason> reasons,
      List<Gap> gaps,
      Optional<Long> at,
      Optional<Long> due,
      Optional<Long> lateSince,
      Optional<Bounds> count) {
    this(outcome, subject, reasons, gaps, at, due, lateSince, count, Optional.empty());
  }

  /** What a finding is about. */
  public sealed interface Subject {}

  /**
   * A judged fact.
   *
   * @param fact holds what a finding of its rule may show; other fields may be absent from it
   */
  public record OfFact(Fact fact) implements Subject {}

  /**
   * A group of {@code per}.
   *
   * @param key the values of its expressions; an unknown one marks the group of those without key
   * @param first the group's first member in canonical order
   */
  public record OfGroup(List<Value> key, Fact first) implements Subject {}

  /**
   * The rule itself.
   *
   * @param place the line of the manifest, of the stream's declaration, or of the rule (2.9)
   */
  public record OfRule(Place place) implements Subject {}

  /**
   * How many there are.
   *
   * @param most {@link Long#MAX_VALUE} where evidence is missing
   */
  public record Bounds(long least, long most) {}
}
