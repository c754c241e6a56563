package org.avow.cli;

import org.avow.engine.Avow;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.document.CheckEnvelope;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A verdict, reached here or by a server, and what is worth mending. Immutable.
 *
 * @param warnings an object a diagnostic
 * @param warningsText the same for people; empty if there are none
 */
record Judged(VerdictDocument verdict, Json.Elements warnings, String warningsText) {

  static Judged of(Avow.Judgement judgement) {
    return new Judged(
        VerdictDocument.of(judgement.verdict()),
        DiagnosticReport.elements(judgement.warnings()),
        DiagnosticReport.text(judgement.warnings()));
  }

  static Judged of(CheckEnvelope answer) {
    return new Judged(
        answer.document(), answer.warnings(), DiagnosticReport.received(answer.warningsText()));
  }
}
