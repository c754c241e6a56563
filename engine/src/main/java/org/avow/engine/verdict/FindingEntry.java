package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;

/**
 * A finding as it is shown: personal values are masked. Immutable; instants are nanoseconds since
 * 1970.
 *
 * @param subject what was judged
 * @param message what a {@code fail} states as a fact; for the others what is in question
 * @param values what decided, in order of the requirement
 * @param reasons in order
 * @param gaps what evidence is missing
 * @param at the judgement instant
 * @param due by when it must be met, of a pending one
 * @param lateSince when it was met too late
 * @param count the bounds that a counting form saw
 * @param waived id of the waiver that takes it from the gate
 */
public record FindingEntry(
    Outcome outcome,
    Subject subject,
    String message,
    Place location,
    List<ShownValue> values,
    List<Reason> reasons,
    List<Gap> gaps,
    Optional<Long> at,
    Optional<Long> due,
    Optional<Long> lateSince,
    Optional<Finding.Bounds> count,
    Optional<String> waived) {
  public FindingEntry {
    values = List.copyOf(values);
    reasons = List.copyOf(reasons);
    gaps = List.copyOf(gaps);
  }

  /** The finding with the mark of a waiver. */
  FindingEntry waivedBy(String waiver) {
    return new FindingEntry(
        outcome,
        subject,
        message,
        location,
        values,
        reasons,
        gaps,
        at,
        due,
        lateSince,
        count,
        Optional.of(waiver));
  }

  /**
   * What was judged.
   *
   * @param kind a fact, a group of facts, or the rule as a whole
   * @param type name of the fact type, if there is one
   * @param key what identifies it: the fields of its id, or the key of its group
   */
  public record Subject(Kind kind, Optional<String> type, List<ShownValue> key) {
    public Subject {
      key = List.copyOf(key);
    }
  }

  /** What a finding can be about. */
  public enum Kind {
    FACT("fact"),
    GROUP("group"),
    RULE("rule");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As written in verdicts. */
    public String word() {
      return word;
    }
  }
}
