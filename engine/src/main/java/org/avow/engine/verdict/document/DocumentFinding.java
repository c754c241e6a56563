package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.ShownValue;

/**
 * A finding as a verdict tells it: personal values are masked. Immutable; instants are nanoseconds
 * since 1970.
 *
 * @param subject what was judged
 * @param message what a {@code fail} states as a fact; for the others what is in question
 * @param values what decided, in order of the requirement
 * @param gaps what evidence is missing
 * @param at the judgement instant
 * @param due by when it must be met, of a pending one
 * @param lateSince when it was met too late
 * @param count the bounds that a counting form saw
 * @param waived id of the waiver that applies to it
 */
public record DocumentFinding(
    Outcome outcome,
    FindingEntry.Subject subject,
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
  public DocumentFinding {
    values = List.copyOf(values);
    reasons = List.copyOf(reasons);
    gaps = List.copyOf(gaps);
  }

  static DocumentFinding of(MemberReader reader) throws InvalidVerdictException {
    return new DocumentFinding(
        reader.word("outcome", Outcome.class),
        reader.object("subject", DocumentFinding::subject),
        reader.text("message"),
        reader.object("location", DocumentFinding::place),
        reader.objects("values", DocumentFinding::value),
        reader.words("reasons", Reason.class),
        reader.objects("gaps", DocumentFinding::gap),
        reader.optionalInstant("at"),
        reader.optionalInstant("due"),
        reader.optionalInstant("late_since"),
        reader.optionalObject(
            "count",
            bounds ->
                new Finding.Bounds(
                    bounds.count("least"), bounds.optionalCount("most").orElse(Long.MAX_VALUE))),
        reader.optionalText("waived"));
  }

  private static FindingEntry.Subject subject(MemberReader reader) throws InvalidVerdictException {
    return new FindingEntry.Subject(
        reader.word("kind", FindingEntry.Kind.class),
        reader.optionalText("type"),
        reader.objects("key", DocumentFinding::value));
  }

  static ShownValue value(MemberReader reader) throws InvalidVerdictException {
    return new ShownValue(
        reader.text("expression"),
        reader.text("type"),
        reader.optionalText("value"),
        reader.optionalText("lack"),
        reader.flag("masked"));
  }

  static Place place(MemberReader reader) throws InvalidVerdictException {
    return new Place(
        reader.text("source"),
        reader.text("file"),
        reader.position("line"),
        reader.position("column"),
        reader.text("pointer"));
  }

  static Gap gap(MemberReader reader) throws InvalidVerdictException {
    return new Gap(
        reader.text("type"),
        reader.text("stream"),
        reader.word("kind", Gap.Kind.class),
        reader.times("missing"),
        reader.object("location", DocumentFinding::place));
  }
}
