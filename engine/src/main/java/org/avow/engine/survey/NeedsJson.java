package org.avow.engine.survey;

import java.util.Locale;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.ClauseReason;
import org.avow.engine.verdict.FindingJson;
import org.avow.engine.verdict.Json;

/** Needs as canonical JSON (RFC 8785). */
public final class NeedsJson {
  private NeedsJson() {}

  /** One object, in UTF-8 and without a line end. */
  public static byte[] bytes(Needs needs) {
    return CanonicalJson.bytes(
        new Json.Builder()
            .put("title", needs.title())
            .put("profile", needs.profile().id())
            .put("max_age", Durations.format(new Value.Length(needs.profile().maxAge())))
            .putIf("as_of", needs.question().map(q -> Timestamps.formatInstant(q.asOf())))
            .putIf("period", needs.question(), NeedsJson::period)
            .put("clauses", Json.Elements.of(needs.clauses(), NeedsJson::clause))
            .put("streams", Json.Elements.of(needs.streams(), NeedsJson::stream))
            .build());
  }

  private static Json period(Question question) {
    return new Json.Builder()
        .put("from", Timestamps.formatInstant(question.from()))
        .put("until", Timestamps.formatInstant(question.until()))
        .build();
  }

  private static Json clause(ClauseNeeds clause) {
    return new Json.Builder()
        .put("id", clause.clause().id())
        .put("quote", clause.clause().quote())
        .putIf("because", clause.clause().unchecked())
        .putIf("outcome", clause.outcome().map(Outcome::word))
        .putIf("reason", clause.reason().map(ClauseReason::word))
        .put("rules", Json.Elements.of(clause.rules(), NeedsJson::rule))
        .build();
  }

  private static Json rule(RuleNeeds rule) {
    return new Json.Builder()
        .put("rule", rule.name())
        .putIf("outcome", rule.outcome().map(Outcome::word))
        .put("evidence", Json.Elements.of(rule.evidence(), NeedsJson::evidence))
        .put("lacking", Json.Elements.texts(rule.lacking()))
        .put(
            "other_reasons",
            Json.Elements.of(rule.otherReasons(), reason -> new Json.Text(reason.word())))
        .build();
  }

  private static Json evidence(EvidenceNeed need) {
    return new Json.Builder()
        .put("type", need.type().name())
        .put("kind", need.type().isState() ? "state" : "event")
        .put("judged", need.judged())
        .put("time", need.time())
        .put("beginning", need.beginning())
        .putIf("from", need.from().map(Timestamps::formatInstant))
        .put(
            "streams",
            Json.Elements.texts(need.type().streams().stream().map(Stream::name).toList()))
        .build();
  }

  private static Json stream(StreamNeed need) {
    return new Json.Builder()
        .put("stream", need.stream().name())
        .put("collect", need.stream().collect())
        .put("types", Json.Elements.texts(need.types().stream().map(FactType::name).toList()))
        .put("parts", Json.Elements.texts(need.parts()))
        .put("feeds", Json.Elements.of(need.feeds(), NeedsJson::feed))
        .put("rules", Json.Elements.texts(need.rules()))
        .put("clauses", Json.Elements.texts(need.clauses()))
        .put("settles", Json.Elements.texts(need.settles()))
        .putIf("lack", need.lack(), NeedsJson::lack)
        .build();
  }

  private static Json feed(FeedDefinition feed) {
    return new Json.Builder()
        .put("id", feed.id())
        .put("title", feed.title())
        .put("collect", feed.collect())
        .putIf("format", feed.format())
        .put("files", Json.Elements.texts(feed.files()))
        .build();
  }

  private static Json lack(StreamLack lack) {
    return new Json.Builder()
        .put("parts", Json.Elements.texts(lack.parts()))
        .put("missing", Json.Elements.of(lack.missing().stretches(), FindingJson::stretch))
        .put(
            "kinds",
            Json.Elements.of(
                lack.kinds(), kind -> new Json.Text(kind.name().toLowerCase(Locale.ROOT))))
        .put("sources", Json.Elements.of(lack.sources(), NeedsJson::source))
        .put("unreadable_sources", Json.Elements.of(lack.unreadable(), NeedsJson::source))
        .build();
  }

  private static Json source(SourceEvidence source) {
    return new Json.Builder()
        .put("id", source.id())
        .put("line", source.declaration().line())
        .putIf("problem", source.problem())
        .build();
  }
}
