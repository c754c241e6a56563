package org.avow.engine.report.sarif;

import java.util.List;
import org.avow.engine.report.Headline;
import org.avow.engine.report.Phrases;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A verdict as a SARIF 2.1.0 log: a result for each finding that stands in the document. What
 * passes is no result, for there are readers that take every result for an accusation.
 */
public final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final VerdictDocument verdict;
  private final SarifLocations locations;

  private SarifReport(VerdictDocument verdict, String folder) {
    this.verdict = verdict;
    this.locations = new SarifLocations(verdict, folder);
  }

  /**
   * The log, as canonical JSON.
   *
   * @param folder of the evidence, relative to what paths shall be relative to, such as {@code
   *     evidence/2014}; empty: paths are relative to the manifest
   */
  public static byte[] render(VerdictDocument verdict, String folder) {
    return CanonicalJson.bytes(new SarifReport(verdict, folder).log());
  }

  private Json log() {
    return new Json.Builder()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", new Json.Elements(List.of(run())))
        .build();
  }

  private Json run() {
    SarifTaxonomies taxonomies = new SarifTaxonomies(verdict);
    SarifRules rules = new SarifRules(verdict, taxonomies);
    Json driver =
        new Json.Builder()
            .put("name", "Avow")
            .put("fullName", "Avow, which holds public commitments against what systems do")
            .put("rules", rules.descriptors())
            .build();
    return new Json.Builder()
        .put("tool", new Json.Builder().put("driver", driver).build())
        .put("automationDetails", automation())
        .put("invocations", new Json.Elements(List.of(invocation())))
        .put("originalUriBaseIds", locations.bases())
        .put("artifacts", locations.artifacts())
        .put("results", new SarifResults(verdict, rules, locations).elements())
        .put("taxonomies", taxonomies.components())
        .put("columnKind", "unicodeCodePoints")
        .put("properties", properties())
        .build();
  }

  /** What makes runs comparable: the same question, but for its instant. */
  private Json automation() {
    String packs = verdict.packs().isEmpty() ? "pack" : String.join("+", verdict.packs());
    return new Json.Builder()
        .put("id", "avow/" + packs + "/" + verdict.profile().id() + "/")
        .put("description", message(verdict.title()))
        .build();
  }

  private Json invocation() {
    return new Json.Builder()
        .put("executionSuccessful", true)
        .put("exitCode", exitCode())
        .put("exitCodeDescription", Headline.of(verdict))
        .putUnlessEmpty("toolExecutionNotifications", wanting(), this::notification)
        .build();
  }

  private long exitCode() {
    if (verdict.gate() == Gate.PASS) {
      return 0;
    }
    return verdict.broken() ? 1 : 2;
  }

  private List<DocumentSource> wanting() {
    return verdict.sources().stream()
        .filter(source -> source.problem().isPresent() || source.unreadableCount() > 0)
        .toList();
  }

  private Json notification(DocumentSource source) {
    String text =
        source
            .problem()
            .map(problem -> "source " + source.id() + " cannot be read: " + problem)
            .orElse(
                "source "
                    + source.id()
                    + ": "
                    + Phrases.number(source.unreadableCount())
                    + " of "
                    + Phrases.number(source.records(), "record", "records")
                    + " cannot be read");
    return new Json.Builder()
        .put("level", "warning")
        .put("message", message(text))
        .putUnlessEmpty(
            "locations", source.unreadable(), record -> locations.location(record.location()))
        .build();
  }

  private Json properties() {
    return new Json.Builder()
        .put("verdict", verdict.gate().word())
        .put("outcome", verdict.outcome().word())
        .put("asOf", Timestamps.formatInstant(verdict.question().asOf()))
        .put("from", Timestamps.formatInstant(verdict.question().from()))
        .put("until", Timestamps.formatInstant(verdict.question().until()))
        .put("verdictSha256", verdict.digest().hex())
        .build();
  }

  /** A message of plain text. */
  static Json message(String text) {
    return new Json.Builder().put("text", text).build();
  }
}
