package org.avow.engine.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.text.Order;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/**
 * The verdict as a JSON document. Members without a value are left out; instants and durations are
 * ISO 8601, values from evidence typed strings (semantics 7.1).
 */
final class VerdictJson {
  /** Version of the semantics that the verdict was reached by (7.4). */
  private static final String SEMANTICS = "1";

  private VerdictJson() {}

  static Json.Members of(Verdict verdict) {
    Json.Builder json =
        new Json.Builder()
            .put("semantics", SEMANTICS)
            .put("verdict", verdict.gate().word())
            .put("broken", verdict.broken())
            .put("outcome", verdict.outcome().word())
            .put("standing", Words.of(verdict.standing()))
            .put("title", verdict.title())
            .put("packs", Json.Elements.texts(verdict.packs()))
            .put("as_of", Timestamps.formatInstant(verdict.question().asOf()))
            .put("period", period(verdict.question()))
            .put("partial", verdict.question().partial())
            .put("profile", profile(verdict))
            .put("counts", counts(verdict.counts()))
            .put("commitments", Json.Elements.of(verdict.commitments(), VerdictJson::commitments))
            .put("clauses", Json.Elements.of(verdict.clauses(), VerdictJson::clause))
            .put("policies", Json.Elements.of(verdict.policies(), VerdictJson::policy))
            .put("evidence", Json.Elements.of(verdict.sources(), VerdictJson::source))
            .put("coverage", Json.Elements.of(verdict.streams(), VerdictJson::stream))
            .put("digests", digests(verdict));
    if (verdict.nothingJudged()) {
      json.put("reasons", Json.Elements.texts(List.of("nothing_judged")));
    } else if (verdict.question().partial()) {
      json.put("reasons", Json.Elements.texts(List.of("partial")));
    }
    json.putUnlessEmpty("chosen_clauses", verdict.question().clauses(), Json.Text::new);
    json.putUnlessEmpty("chosen_rules", verdict.question().rules(), Json.Text::new);
    json.putIf("key_id", verdict.keyId());
    if (!verdict.waivers().entries().isEmpty()) {
      json.put("gate_before_waivers", verdict.waivers().gateBefore().word());
      json.put("waivers", Json.Elements.of(verdict.waivers().entries(), WaiverJson::of));
    }
    return json.build();
  }

  /** One entry for each outcome. */
  static Json.Members counts(Map<Outcome, Long> counts) {
    Json.Builder json = new Json.Builder();
    for (Outcome outcome : Outcome.values()) {
      json.put(outcome.word(), counts.getOrDefault(outcome, 0L));
    }
    return json.build();
  }

  private static Json period(Question question) {
    return new Json.Builder()
        .put("from", Timestamps.formatInstant(question.from()))
        .put("until", Timestamps.formatInstant(question.until()))
        .put("asked", question.periodAsked())
        .build();
  }

  private static Json profile(Verdict verdict) {
    Profile profile = verdict.question().profile();
    return new Json.Builder()
        .put("id", profile.id())
        .put("block_from", profile.blockFrom().word())
        .put("block_inconclusive", profile.blockInconclusive())
        .put("max_age", Durations.format(new Value.Length(profile.maxAge())))
        .put("lookback", Durations.format(new Value.Length(profile.lookback())))
        .put("accept_declared", profile.acceptDeclared())
        .put("accept_assumed_snapshots", profile.acceptAssumedSnapshots())
        .put("accept_assumed_absence", profile.acceptAssumedAbsence())
        .put("suppliable_only", profile.suppliableOnly())
        .put("tolerance", profile.tolerance())
        .putIf("policies", profile.policies(), Json.Elements::texts)
        .putUnlessEmpty(
            "parts",
            profile.parts().entrySet().stream().sorted(Order.by(Map.Entry::getKey)).toList(),
            VerdictJson::parts)
        .putUnlessEmpty("params", verdict.settings(), FindingJson::value)
        .put("waiver_approvers", profile.waivers().approvers())
        .put("waivers_honoured", profile.waivers().honoured())
        .build();
  }

  private static Json parts(Map.Entry<String, List<String>> parts) {
    return new Json.Builder()
        .put("stream", parts.getKey())
        .put("parts", Json.Elements.texts(parts.getValue()))
        .build();
  }

  private static Json commitments(Commitments commitments) {
    return new Json.Builder()
        .put("id", commitments.id())
        .put("title", commitments.title())
        .putIf("source", commitments.source(), VerdictJson::published)
        .build();
  }

  private static Json published(Commitments.Source source) {
    return new Json.Builder()
        .put("file", source.file())
        .put("sha256", source.digest().hex())
        .build();
  }

  private static Json clause(ClauseVerdict verdict) {
    Clause clause = verdict.clause();
    return new Json.Builder()
        .put("commitments", verdict.commitments())
        .put("id", clause.id())
        .put("quote", clause.quote())
        .put("outcome", verdict.outcome().map(Outcome::word).orElse("not_checkable"))
        .putIf("because", clause.unchecked())
        .putIf("reason", verdict.reason().map(ClauseReason::word))
        .putIf("promised_by", clause.dueText())
        .putIf("since", verdict.since().map(Timestamps::formatInstant))
        .putIf("kept_since", verdict.keptSince().map(Timestamps::formatInstant))
        .putIf("due", verdict.due().map(Timestamps::formatInstant))
        .putUnlessEmpty("maps_to", clause.mapsTo(), Json.Text::new)
        .put("rules", Json.Elements.of(verdict.rules(), name -> new Json.Text(name.toString())))
        .put(
            "policies",
            Json.Elements.texts(verdict.rules().stream().map(RuleName::policy).distinct().toList()))
        .build();
  }

  private static Json policy(PolicyVerdict verdict) {
    return new Json.Builder()
        .put("id", verdict.id())
        .put("version", verdict.version())
        .put("title", verdict.title())
        .put("outcome", verdict.outcome().map(Outcome::word).orElse("not_selected"))
        .putUnlessEmpty("params", verdict.parameters(), VerdictJson::parameter)
        .put("rules", Json.Elements.of(verdict.rules(), VerdictJson::rule))
        .build();
  }

  private static Json parameter(Parameter parameter) {
    return FindingJson.value(ShownValues.known(parameter.name(), parameter.value()));
  }

  private static Json rule(RuleVerdict verdict) {
    Json.Builder json =
        new Json.Builder()
            .put("id", verdict.name().rule())
            .put("file", verdict.rule().span().file().name())
            .put("line", verdict.rule().span().line())
            .put("severity", verdict.rule().severity().word())
            .putIf("judges", verdict.rule().judged().map(judged -> judged.type().name()))
            .put("waived_count", verdict.waivedCount())
            .put("blocks", verdict.blocks())
            .put("keeps", Json.Elements.texts(verdict.rule().keeps()))
            .putIf("fix", verdict.rule().fix());
    return judged(json, verdict)
        .putIf("preview", verdict.preview(), p -> judged(new Json.Builder(), p).build())
        .build();
  }

  private static Json.Builder judged(Json.Builder json, RuleVerdict verdict) {
    return json.put("outcome", verdict.outcome().word())
        .put("counts", counts(verdict.counts()))
        .put("finding_count", verdict.findingCount())
        .put("findings", Json.Elements.of(verdict.findings(), FindingJson::of))
        .putIf("due", verdict.due().map(Timestamps::formatInstant))
        .putIf("since", verdict.since().map(Timestamps::formatInstant))
        .putIf("kept_since", verdict.keptSince().map(Timestamps::formatInstant));
  }

  private static Json source(SourceSummary source) {
    return new Json.Builder()
        .put("id", source.id())
        .put("line", source.line())
        .putIf("stream", source.stream())
        .putIf("part", source.part())
        .put("types", Json.Elements.texts(source.types()))
        .put("standing", Words.of(source.standing()))
        .put("assumed", source.assumed())
        .putUnlessEmpty("covers", source.covered().stretches(), FindingJson::stretch)
        .putUnlessEmpty(
            "observations",
            source.observations(),
            at -> new Json.Text(Timestamps.formatInstant(at)))
        .put("records", source.records())
        .put("unreadable_count", source.unreadableCount())
        .putUnlessEmpty("unreadable", source.unreadable(), VerdictJson::unreadable)
        .putIf("problem", source.problem())
        .put("files", Json.Elements.of(source.files(), VerdictJson::file))
        .build();
  }

  private static Json unreadable(SourceEvidence.UnreadableRecord record) {
    return new Json.Builder()
        .put("location", FindingJson.place(record.place()))
        .put("reason", record.reason())
        .build();
  }

  private static Json file(SourceEvidence.FileDigest file) {
    return new Json.Builder()
        .put("path", file.path())
        .put("sha256", file.digest().hex())
        .put("bytes", file.bytes())
        .build();
  }

  private static Json stream(StreamSummary stream) {
    return new Json.Builder()
        .put("stream", stream.stream())
        .put("types", Json.Elements.texts(stream.types()))
        .put("sources", Json.Elements.texts(stream.sources()))
        .putIf("collect", Optional.of(stream.collect()).filter(text -> !text.isEmpty()))
        .put("complete", stream.gaps().isEmpty())
        .putUnlessEmpty("gaps", stream.gaps(), FindingJson::gap)
        .build();
  }

  private static Json digests(Verdict verdict) {
    return new Json.Builder()
        .put("manifest", verdict.manifest().hex())
        .put("findings", verdict.findings().hex())
        .put("documents", Json.Elements.of(verdict.documents(), VerdictJson::document))
        .putUnlessEmpty("waivers", verdict.waivers().documents(), WaiverJson::document)
        .build();
  }

  private static Json document(Pack.DocumentDigest document) {
    return new Json.Builder()
        .put("path", document.path())
        .put("kind", document.kind())
        .put("sha256", document.digest().hex())
        .build();
  }
}
