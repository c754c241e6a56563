package org.avow.engine.report;

import java.util.List;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Waiver;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.document.DocumentWaiver;
import org.avow.engine.verdict.document.VerdictDocument;

/** What became of waivers, and what the gate would say without them. */
final class WaiverList {
  private final Paper paper;
  private final Style style;

  private WaiverList(Paper paper, Style style) {
    this.paper = paper;
    this.style = style;
  }

  static void write(VerdictDocument verdict, Paper paper, Style style) {
    List<DocumentWaiver> waivers = verdict.waivers();
    if (waivers.isEmpty()) {
      return;
    }
    String title =
        "Waivers ("
            + waivers.size()
            + "): "
            + word(verdict.gateBeforeWaivers().orElse(verdict.gate()))
            + " without them, "
            + word(verdict.gate())
            + " with them";
    paper.gap().text(0, title, style::strong);
    waivers.forEach(new WaiverList(paper, style)::waiver);
  }

  private static String word(Gate gate) {
    return gate == Gate.PASS ? "PASS" : "FAIL";
  }

  private void waiver(DocumentWaiver waiver) {
    boolean counts = waiver.state() == DocumentWaiver.State.ACTIVE && waiver.problems().isEmpty();
    Outcome colour = counts ? Outcome.PASS : Outcome.INCONCLUSIVE;
    paper.text(
        0,
        Phrases.sign(colour) + " ",
        sign -> style.outcome(colour, sign),
        waiver.id() + ": " + waiver.rule() + key(waiver) + "; " + state(waiver),
        text -> text);
    paper.text(2, waiver.reason() + " (" + waiver.ticket() + ")");
    paper.text(2, people(waiver), style::faint);
    waiver.problems().stream()
        .map(WaiverList::problem)
        .forEach(text -> paper.text(2, "Note: ", style::strong, text, unstyled -> unstyled));
  }

  private static String key(DocumentWaiver waiver) {
    return waiver.scope() == Waiver.Scope.ANY
        ? ", any key"
        : waiver.key().map(key -> ", " + key).orElse("");
  }

  private static String state(DocumentWaiver waiver) {
    String findings = Phrases.number(waiver.matched(), "finding", "findings");
    return switch (waiver.state()) {
      case ACTIVE -> "about " + findings;
      case EXPIRED -> "expired, about " + findings;
      case NOT_YET_VALID -> "not valid yet, about " + findings;
      case INVALID -> "does not count, about " + findings;
    };
  }

  private static String people(DocumentWaiver waiver) {
    String approvers =
        waiver.approvers().isEmpty() ? "nobody" : String.join(", ", waiver.approvers());
    return "Requested by "
        + waiver.requestedBy()
        + ", approved by "
        + approvers
        + "; from "
        + instant(waiver.start())
        + " until "
        + instant(waiver.expiry())
        + ".";
  }

  /** A midnight is a date. */
  private static String instant(String written) {
    return written.replaceAll("T00:00:00Z$", "");
  }

  private static String problem(String problem) {
    return switch (problem) {
      case "too_few_approvers" -> "fewer people approved it than the profile asks for";
      case "no_operator_key" -> "it names a personal value, which is known with `--key-file` only";
      case "other_operator_key" -> "it names a personal value under another operator's key";
      case "not_honoured" -> "this profile heeds no waivers";
      case "unmatched" -> "there is nothing left to waive; remove it";
      case "over_broad" -> "it covers more than one thing; name the whole key of each";
      case "redundant" -> "others waive all that it is about; remove it";
      default -> problem.replace('_', ' ');
    };
  }
}
