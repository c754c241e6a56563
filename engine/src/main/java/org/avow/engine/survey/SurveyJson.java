package org.avow.engine.survey;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Question;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.FindingJson;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.PersonalFields;

/** A survey as canonical JSON (RFC 8785), written fact by fact. */
public final class SurveyJson {
  private static final int UNREADABLE = 100;

  private final Survey survey;
  private final OutputStream out;
  private String separator = "";

  private SurveyJson(Survey survey, OutputStream out) {
    this.survey = survey;
    this.out = out;
  }

  /**
   * Writes one object that holds the facts and the counts.
   *
   * @param limit how many facts at most; none leaves only the counts, with those of every field
   * @throws IOException if the stream takes no more
   */
  public static void document(Survey survey, long limit, OutputStream out) throws IOException {
    writing(() -> new SurveyJson(survey, out).document(limit));
  }

  /**
   * Writes the facts, one object a line.
   *
   * @throws IOException if the stream takes no more
   */
  public static void lines(Survey survey, long limit, OutputStream out) throws IOException {
    writing(
        () ->
            survey.each(
                limit,
                fact -> {
                  SurveyJson json = new SurveyJson(survey, out);
                  json.bytes(CanonicalJson.bytes(fact(fact)));
                  json.text("\n");
                }));
  }

  private static void writing(Runnable work) throws IOException {
    try {
      work.run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** INVARIANT (canonical): members stand in the order of their names. */
  private void document(long limit) {
    Question question = survey.question();
    text("{\"as_of\":\"" + Timestamps.formatInstant(question.asOf()) + "\",");
    if (limit > 0) {
      text("\"facts\":[");
      survey.each(limit, this::element);
      text("],");
    }
    Json rest =
        new Json.Builder()
            .put("profile", question.profile().id())
            .put("sources", Json.Elements.of(survey.sources(), SurveyJson::source))
            .put("title", survey.title())
            .put("types", Json.Elements.of(survey.types(), type -> type(type, limit == 0)))
            .build();
    text(new String(CanonicalJson.bytes(rest), StandardCharsets.UTF_8).substring(1));
  }

  private void element(SeenFact fact) {
    text(separator);
    bytes(CanonicalJson.bytes(fact(fact)));
    separator = ",";
  }

  private void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json fact(SeenFact fact) {
    Json.Builder fields = new Json.Builder();
    fact.fields().forEach(field -> fields.put(field.value().expression(), field(field)));
    return new Json.Builder()
        .put("type", fact.type().name())
        .put("certain", fact.certain())
        .put("doubtful", fact.doubtful())
        .put("location", FindingJson.place(fact.place()))
        .putUnlessEmpty("further_locations", fact.furtherPlaces(), FindingJson::place)
        .putUnlessEmpty("valid", fact.valid().stretches(), FindingJson::stretch)
        .put("fields", fields.build())
        .build();
  }

  private static Json field(SeenField field) {
    return new Json.Builder()
        .put("type", field.value().type())
        .putIf("value", field.value().text())
        .putIf("lack", field.value().lack())
        .putIf("reason", field.reason())
        .putIf("read_as", field.readAs())
        .put("masked", field.value().masked())
        .build();
  }

  private static Json type(TypeCounts type, boolean withFields) {
    Json.Builder json =
        new Json.Builder()
            .put("type", type.type().name())
            .put("kind", type.type().isState() ? "state" : "event")
            .put("facts", type.facts())
            .put("doubtful", type.doubtful())
            .put("undecided", type.undecided());
    if (withFields) {
      json.put("fields", Json.Elements.of(type.fields(), field -> field(type, field)));
    }
    return json.build();
  }

  private static Json field(TypeCounts type, FieldCounts counts) {
    return new Json.Builder()
        .put("field", counts.field().name())
        .put("type", counts.field().type().toString())
        .put("personal", PersonalFields.isPersonal(counts.field(), type.type()))
        .put("known", counts.known())
        .put("absent", counts.absent())
        .put("unknown", counts.unknown())
        .put("present_but_unknown", counts.presentButUnknown())
        .putUnlessEmpty("reasons", counts.reasons().entrySet(), SurveyJson::reason)
        .build();
  }

  private static Json reason(Map.Entry<String, Long> reason) {
    return new Json.Builder()
        .put("reason", reason.getKey())
        .put("count", reason.getValue())
        .build();
  }

  private static Json source(SourceCounts counts) {
    SourceEvidence source = counts.source();
    Json.Builder facts = new Json.Builder();
    counts.facts().forEach(facts::put);
    return new Json.Builder()
        .put("id", source.id())
        .put("line", source.declaration().line())
        .putIf("stream", source.stream().map(Stream::name))
        .putIf("part", source.part())
        .put("files", source.files().size())
        .put("records", source.records())
        .put("facts", facts.build())
        .put("later_than_as_of", counts.later())
        .put("declared_only", counts.declaredOnly())
        .put("unreadable_count", source.unreadable().size())
        .putUnlessEmpty(
            "unreadable",
            source.unreadable().stream().limit(UNREADABLE).toList(),
            SurveyJson::unreadable)
        .putIf("problem", source.problem())
        .build();
  }

  private static Json unreadable(SourceEvidence.UnreadableRecord record) {
    return new Json.Builder()
        .put("location", FindingJson.place(record.place()))
        .put("reason", record.reason())
        .build();
  }
}
