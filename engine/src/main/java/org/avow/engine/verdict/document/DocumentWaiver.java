package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;

/**
 * A waiver that the verdict tells of. Immutable.
 *
 * @param rule whose findings it is about: {@code policy/rule}
 * @param key which of its facts, as written; empty: all
 * @param start as written, as is {@code expiry}
 * @param matched how many findings it applies to
 * @param problems why it does not count, or not as meant
 */
public record DocumentWaiver(
    String id,
    String rule,
    Optional<String> key,
    String reason,
    String ticket,
    String requestedBy,
    List<String> approvers,
    String start,
    String expiry,
    State state,
    long matched,
    List<String> problems) {
  public DocumentWaiver {
    approvers = List.copyOf(approvers);
    problems = List.copyOf(problems);
  }

  /** Whether a waiver counts. */
  public enum State {
    ACTIVE,
    EXPIRED,
    NOT_YET_VALID,
    INVALID
  }

  static DocumentWaiver of(MemberReader reader) throws InvalidVerdictException {
    return new DocumentWaiver(
        reader.text("id"),
        reader.text("rule"),
        reader.optionalDisplay("key"),
        reader.text("reason"),
        reader.text("ticket"),
        reader.text("requested_by"),
        reader.texts("approvers"),
        reader.text("start"),
        reader.text("expiry"),
        reader.word("state", State.class),
        reader.count("matched"),
        reader.texts("problems"));
  }
}
