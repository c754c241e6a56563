package org.avow.engine.report.html;

import org.avow.engine.report.Phrases;
import org.avow.engine.report.WaiverText;
import org.avow.engine.verdict.document.DocumentWaiver;
import org.avow.engine.verdict.document.VerdictDocument;

/** Waivers, whether they count or not. */
final class WaiverSection {
  private final VerdictDocument verdict;
  private final Html html;

  WaiverSection(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
  }

  void write() {
    if (verdict.waivers().isEmpty()) {
      return;
    }
    html.open("section", "id", "waivers").leaf("h2", "Waivers");
    html.leaf(
        "p",
        "A waiver lets a deployment go on. It never turns a broken commitment into a kept one.");
    Table table = Table.open(html, "Waivers", "waivers", "Waiver", "Of", "Why", "By whom", "State");
    verdict.waivers().forEach(this::row);
    table.close();
    html.closeLine();
  }

  private void row(DocumentWaiver waiver) {
    html.open("tr").leaf("th", waiver.id(), "scope", "row");
    html.leaf("td", waiver.rule() + waiver.key().map(key -> ", " + key).orElse(""));
    html.leaf("td", waiver.reason() + " (" + waiver.ticket() + ")");
    html.leaf(
        "td",
        "requested by "
            + waiver.requestedBy()
            + "; approved by "
            + String.join(", ", waiver.approvers()));
    html.open("td").leaf("strong", WaiverText.state(waiver));
    html.text(
        ", from "
            + waiver.start()
            + " until "
            + waiver.expiry()
            + "; applies to "
            + Phrases.number(waiver.matched(), "finding", "findings"));
    waiver.problems().forEach(problem -> html.leaf("p", problem));
    html.close().closeLine();
  }
}
