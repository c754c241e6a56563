package org.avow.engine.report;

import java.util.List;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/** What was wrong with the evidence itself. */
final class EvidenceText {
  private static final int SHOWN = 3;

  private EvidenceText() {}

  static void write(VerdictDocument verdict, Paper paper, Style style) {
    List<DocumentSource> wanting =
        verdict.sources().stream()
            .filter(source -> source.problem().isPresent() || source.unreadableCount() > 0)
            .toList();
    if (wanting.isEmpty()) {
      return;
    }
    paper.gap().text(0, "Evidence that could not be read", style::strong);
    for (DocumentSource source : wanting) {
      source
          .problem()
          .ifPresent(
              problem ->
                  paper.text(
                      0,
                      "? ",
                      sign -> style.outcome(Outcome.INCONCLUSIVE, sign),
                      source.id() + ": " + problem,
                      text -> text));
      if (source.unreadableCount() > 0) {
        records(source, paper, style);
      }
    }
  }

  private static void records(DocumentSource source, Paper paper, Style style) {
    paper.text(
        0,
        "? ",
        sign -> style.outcome(Outcome.INCONCLUSIVE, sign),
        source.id()
            + ": "
            + Phrases.number(source.unreadableCount())
            + " of "
            + Phrases.number(source.records(), "record", "records"),
        text -> text);
    source.unreadable().stream()
        .limit(SHOWN)
        .forEach(
            record ->
                paper.text(
                    4,
                    record.location().path() + ":" + record.location().line() + " ",
                    style::strong,
                    record.reason(),
                    text -> text));
    if (source.unreadableCount() > SHOWN) {
      long more = source.unreadableCount() - SHOWN;
      paper.text(4, "… and " + Phrases.number(more) + " more", style::faint);
    }
  }
}
