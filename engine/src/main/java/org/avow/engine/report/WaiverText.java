package org.avow.engine.report;

import java.util.Optional;
import org.avow.engine.verdict.document.DocumentWaiver;
import org.avow.engine.verdict.document.VerdictDocument;

/** Waivers in plain words. */
public final class WaiverText {
  private WaiverText() {}

  /** Why a waiver was given, by whom and until when; empty if the verdict does not tell of it. */
  public static Optional<String> justification(VerdictDocument verdict, String id) {
    return verdict.waivers().stream()
        .filter(waiver -> waiver.id().equals(id))
        .findFirst()
        .map(WaiverText::justification);
  }

  private static String justification(DocumentWaiver waiver) {
    return waiver.reason().replaceAll("[.]$", "")
        + " ("
        + waiver.ticket()
        + "; requested by "
        + waiver.requestedBy()
        + ", approved by "
        + String.join(", ", waiver.approvers())
        + "; until "
        + waiver.expiry()
        + ")";
  }

  /** What the state of a waiver means. */
  public static String state(DocumentWaiver waiver) {
    return switch (waiver.state()) {
      case ACTIVE -> waiver.matched() == 0 ? "in force, but useless" : "in force";
      case EXPIRED -> "expired";
      case NOT_YET_VALID -> "not valid yet";
      case INVALID -> "does not count";
    };
  }
}
