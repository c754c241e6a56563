package org.avow.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.VerdictDocument;
import org.avow.engine.verdict.history.Change;
import org.avow.engine.verdict.history.ClauseHistory;
import org.avow.engine.verdict.history.Contradiction;
import org.avow.engine.verdict.history.Decision;
import org.avow.engine.verdict.history.Difference;
import org.avow.engine.verdict.history.History;
import org.avow.engine.verdict.history.LeftOut;

/**
 * A history as canonical JSON (docs/history.md). Verdicts are named by their number, from 1; how
 * they were named on the command line is not in it.
 */
public final class HistoryJson {
  private static final String VERSION = "1";

  private HistoryJson() {}

  /** RFC 8785, without a line end. */
  public static byte[] render(History history) {
    return CanonicalJson.bytes(
        new Json.Builder()
            .put("history", VERSION)
            .put("verdicts", verdicts(history.verdicts()))
            .put("left_out", Json.Elements.of(history.leftOut(), HistoryJson::leftOut))
            .put("unchecked_clauses", (long) history.unchecked())
            .put("clauses", Json.Elements.of(history.clauses(), HistoryJson::clause))
            .put("differences", Json.Elements.of(history.differences(), HistoryJson::difference))
            .build());
  }

  private static Json verdicts(List<VerdictDocument> verdicts) {
    List<Json> list = new ArrayList<>();
    for (VerdictDocument verdict : verdicts) {
      list.add(verdict(verdict).put("number", list.size() + 1L).build());
    }
    return new Json.Elements(list);
  }

  private static Json.Builder verdict(VerdictDocument verdict) {
    return new Json.Builder()
        .put("sha256", verdict.digest().hex())
        .put("title", verdict.title())
        .put("as_of", Timestamps.formatInstant(verdict.question().asOf()))
        .put(
            "period",
            new Json.Builder()
                .put("from", Timestamps.formatInstant(verdict.question().from()))
                .put("until", Timestamps.formatInstant(verdict.question().until()))
                .put("asked", verdict.question().periodAsked())
                .build())
        .put("packs", Json.Elements.texts(verdict.packs()))
        .put("profile", verdict.profile().id())
        .put("partial", verdict.question().partial())
        .put("verdict", verdict.gate().word())
        .put("outcome", verdict.outcome().word());
  }

  private static Json leftOut(LeftOut leftOut) {
    return verdict(leftOut.verdict()).put("reason", leftOut.reason().word()).build();
  }

  private static Json clause(ClauseHistory clause) {
    ClauseHistory.Standing standing = clause.standing();
    return new Json.Builder()
        .put("commitments", clause.commitments())
        .put("id", clause.id())
        .put("quote", clause.quote())
        .put("states", states(clause.states()))
        .put(
            "standing",
            state(standing.state())
                .put("first_verdict", standing.verdict() + 1L)
                .putIf("broken_since", standing.since().map(Timestamps::formatInstant))
                .build())
        .put("changes", Json.Elements.of(clause.changes(), HistoryJson::change))
        .putUnlessEmpty("contradictions", clause.contradictions(), HistoryJson::contradiction)
        .build();
  }

  /** Only those that there are: each names its verdict. */
  private static Json states(List<Optional<DocumentClause>> states) {
    List<Json> list = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      long number = i + 1L;
      states.get(i).ifPresent(state -> list.add(state(state).put("verdict", number).build()));
    }
    return new Json.Elements(list);
  }

  private static Json.Builder state(DocumentClause state) {
    return new Json.Builder()
        .put("outcome", state.outcome().map(Outcome::word).orElse("not_checkable"))
        .putIf("reason", state.reason().map(reason -> reason.word()))
        .putIf("since", state.since().map(Timestamps::formatInstant))
        .putIf("kept_since", state.keptSince().map(Timestamps::formatInstant))
        .putIf("due", state.due().map(Timestamps::formatInstant));
  }

  private static Json change(Change change) {
    return state(change.state())
        .put("verdict", change.verdict() + 1L)
        .putIf("before", change.before(), before -> state(before).build())
        .put("by", Json.Elements.of(change.decisions(), HistoryJson::decision))
        .build();
  }

  private static Json decision(Decision decision) {
    return new Json.Builder()
        .put("rule", decision.rule().name().toString())
        .put("severity", decision.rule().severity().word())
        .putIf("since", decision.rule().result().since().map(Timestamps::formatInstant))
        .putIf("kept_since", decision.rule().result().keptSince().map(Timestamps::formatInstant))
        .put("finding_count", decision.rule().result().findingCount())
        .putIf("finding", decision.finding(), HistoryJson::finding)
        .build();
  }

  private static Json finding(DocumentFinding finding) {
    return new Json.Builder()
        .put("message", finding.message())
        .put("reasons", Json.Elements.of(finding.reasons(), r -> new Json.Text(r.word())))
        .put("file", finding.location().path())
        .put("line", (long) finding.location().line())
        .putIf("waived", finding.waived())
        .build();
  }

  private static Json contradiction(Contradiction contradiction) {
    return new Json.Builder()
        .put("rule", contradiction.rule())
        .put("earlier", contradiction.earlier() + 1L)
        .put("later", contradiction.later() + 1L)
        .put("says", contradiction.kind().word())
        .put("instant", Timestamps.formatInstant(contradiction.instant()))
        .build();
  }

  private static Json difference(Difference difference) {
    return new Json.Builder()
        .put("verdict", difference.verdict() + 1L)
        .put("kind", difference.kind().word())
        .put("what", Json.Elements.texts(difference.what()))
        .build();
  }
}
