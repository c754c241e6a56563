package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Waiver;

/**
 * A waiver that the verdict tells of. Immutable.
 *
 * @param rule whose findings it is about: {@code policy/rule}
 * @param scope which of its findings
 * @param key the parts of their key that it names, as written
 * @param approvedAt when each of the approvers did
 * @param start as written, as is {@code expiry}
 * @param matched how many findings it applies to
 * @param problems why it does not count, or not as meant
 */
public record DocumentWaiver(
    String id,
    String rule,
    Waiver.Scope scope,
    Optional<String> key,
    String reason,
    String ticket,
    String requestedBy,
    List<String> approvers,
    List<String> approvedAt,
    String start,
    String expiry,
    State state,
    long matched,
    List<String> problems) {
  public DocumentWaiver {
    approvers = List.copyOf(approvers);
    approvedAt = List.copyOf(approvedAt);
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
        reader.optionalWord("scope", Waiver.Scope.class).orElse(Waiver.Scope.KEY),
        reader.optionalDisplay("key"),
        reader.text("reason"),
        reader.text("ticket"),
        reader.text("requested_by"),
        reader.texts("approvers"),
        reader.texts("approved_at"),
        reader.text("start"),
        reader.text("expiry"),
        reader.word("state", State.class),
        reader.count("matched"),
        reader.texts("problems"));
  }
}
