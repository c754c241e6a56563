package org.avow.engine.report.html;

import org.avow.engine.policy.Outcome;
import org.avow.engine.report.Phrases;

/** Outcomes as signs, words and colours; the colour never stands alone. */
final class Outcomes {
  private Outcomes() {}

  /** The class whose colour stands for an outcome. */
  static String style(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "fail";
      case INCONCLUSIVE -> "open";
      case PENDING -> "pending";
      case PASS -> "pass";
      case NOT_APPLICABLE -> "none";
    };
  }

  /** A sign with its word. */
  static void badge(Html html, Outcome outcome) {
    html.open("span", "class", "badge " + style(outcome));
    html.leaf("span", Phrases.sign(outcome), "aria-hidden", "true");
    html.text(" " + Phrases.heading(outcome)).close();
  }
}
