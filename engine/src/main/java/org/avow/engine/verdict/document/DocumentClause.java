package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ClauseReason;

/**
 * What is said of a clause. Immutable; instants are nanoseconds since 1970.
 *
 * @param commitments id of the document that holds it
 * @param quote its own words
 * @param outcome empty if the clause cannot be checked
 * @param because why it cannot be checked
 * @param reason why it is inconclusive although no rule is
 * @param promisedBy the due date as written
 * @param since since when it is broken
 * @param keptSince since when it is kept, if it was broken before
 * @param due when the earliest of its pending rules may be judged
 * @param mapsTo articles of laws it corresponds to
 * @param rules names of the rules that keep it, selected or not
 */
public record DocumentClause(
    String commitments,
    String id,
    String quote,
    Optional<Outcome> outcome,
    Optional<String> because,
    Optional<ClauseReason> reason,
    Optional<String> promisedBy,
    Optional<Long> since,
    Optional<Long> keptSince,
    Optional<Long> due,
    List<String> mapsTo,
    List<String> rules) {
  private static final String NOT_CHECKABLE = "not_checkable";

  public DocumentClause {
    mapsTo = List.copyOf(mapsTo);
    rules = List.copyOf(rules);
  }

  static DocumentClause of(MemberReader reader) throws InvalidVerdictException {
    reader.texts("policies"); // those of the rules
    return new DocumentClause(
        reader.text("commitments"),
        reader.text("id"),
        reader.text("quote"),
        reader.wordUnless("outcome", NOT_CHECKABLE, Outcome.class),
        reader.optionalText("because"),
        reader.optionalWord("reason", ClauseReason.class),
        reader.optionalText("promised_by"),
        reader.optionalInstant("since"),
        reader.optionalInstant("kept_since"),
        reader.optionalInstant("due"),
        reader.texts("maps_to"),
        reader.texts("rules"));
  }
}
