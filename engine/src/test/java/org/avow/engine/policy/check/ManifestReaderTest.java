package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.junit.jupiter.api.Test;

final class ManifestReaderTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2014-12-20T12:00:00Z"));

  private static final Pack PACK =
      PackLoader.load(
          List.of(
              new TextFile(
                  "p.yaml",
                  """
                  vocabulary: v
                  types:
                    use: { kind: event, fields: { size: { type: int } } }
                  ---
                  policy: p
                  rules:
                    - { rule: small, for: use, require: use.size < 5 }
                  ---
                  profile: weekly
                  lookback: P7D
                  """)));

  private static Manifest manifest(String text) {
    return ManifestReader.read("avow.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static long at(String text) {
    return Timestamps.parse(text).orElseThrow().earliest();
  }

  @Test
  void everyKey() {
    String text =
        """
        manifest: December
        packs: [xiaomi-2014]
        profile: ci
        as_of: 2014-12-15
        period: { from: 2014-11-15, until: 2014-12-15 }
        sources:
          - source: app-consents
            path: consent/app-*.jsonl
            feed: consents
            format: jsonl
            stream: app_consents
            part: in
            standing: declared
            ordered: true
            covers: { from: beginning, until: 2014-12-15, except: [{ from: 2014-12-01, until: 2014-12-02 }] }
          - source: stores
            path: inventory/stores-{at}.yaml
          - source: settings
            path: settings.yaml
            covers: { at: 2014-12-14T22:00:00Z }
          - source: keys
            path: keys.csv
            covers: { at_field: exported_at }
        """;
    Manifest manifest = manifest(text);
    Manifest.Cover undeclared = Manifest.Cover.UNDECLARED;
    assertThat(manifest.sources())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("span")
        .containsExactly(
            new Manifest.SourceEntry(
                "app-consents",
                "consent/app-*.jsonl",
                Optional.of("consents"),
                Optional.of("jsonl"),
                Optional.of("app_consents"),
                Optional.of("in"),
                Optional.of(Standing.DECLARED),
                true,
                new Manifest.Cover(
                    Optional.of(
                        TimeSet.between(Long.MIN_VALUE, at("2014-12-01"))
                            .union(TimeSet.between(at("2014-12-02"), at("2014-12-15")))),
                    Optional.empty(),
                    Optional.empty()),
                manifest.span()),
            source("stores", "inventory/stores-{at}.yaml", undeclared, manifest),
            source(
                "settings",
                "settings.yaml",
                new Manifest.Cover(
                    Optional.empty(), Optional.of(at("2014-12-14T22:00:00Z")), Optional.empty()),
                manifest),
            source(
                "keys",
                "keys.csv",
                new Manifest.Cover(Optional.empty(), Optional.empty(), Optional.of("exported_at")),
                manifest));
    assertThat(manifest)
        .usingRecursiveComparison()
        .ignoringFields("span", "sources")
        .isEqualTo(
            new Manifest(
                "December",
                List.of("xiaomi-2014"),
                Optional.of("ci"),
                Optional.of(at("2014-12-15")),
                Optional.of(new Manifest.Period(at("2014-11-15"), at("2014-12-15"))),
                List.of(),
                Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
                manifest.span()));
    assertThat(manifest.sources()).extracting(s -> s.span().line()).containsExactly(7, 16, 18, 21);
  }

  private static Manifest.SourceEntry source(
      String id, String path, Manifest.Cover cover, Manifest manifest) {
    return new Manifest.SourceEntry(
        id,
        path,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        cover,
        manifest.span());
  }

  private static String question(String manifest, QuestionOptions options) {
    try {
      Question question =
          QuestionBuilder.build(options, manifest(manifest), PACK, NOW, new Diagnostics());
      return String.join(
          " ",
          Timestamps.formatInstant(question.asOf()),
          Timestamps.formatInstant(question.from()),
          Timestamps.formatInstant(question.until()),
          question.periodAsked() ? "asked" : "looked back",
          question.profile().id(),
          question.clauses().toString() + question.rules());
    } catch (InvalidDocumentsException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static QuestionOptions options(String asOf, String period, String profile, String rule) {
    return new QuestionOptions(
        Optional.of(asOf).filter(s -> !s.isEmpty()),
        Optional.of(period).filter(s -> !s.isEmpty()),
        Optional.of(profile).filter(s -> !s.isEmpty()),
        List.of(),
        rule.isEmpty() ? List.of() : List.of(rule));
  }

  @Test
  void nowIfNobodySaysAnything() {
    assertThat(question("manifest: m", QuestionOptions.NONE))
        .isEqualTo(
            "2014-12-20T12:00:00Z 2014-11-19T12:00:00Z 2014-12-20T12:00:00Z looked back default"
                + " [][]");
  }

  @Test
  void theManifestSays() {
    String manifest = "manifest: m\nas_of: 2014-12-15\nprofile: weekly\n";
    assertThat(question(manifest, QuestionOptions.NONE))
        .isEqualTo(
            "2014-12-15T00:00:00Z 2014-12-08T00:00:00Z 2014-12-15T00:00:00Z looked back weekly"
                + " [][]");
    assertThat(
            question(
                manifest + "period: { from: 2014-10-01, until: 2014-12-31 }\n",
                QuestionOptions.NONE))
        .isEqualTo(
            "2014-12-15T00:00:00Z 2014-10-01T00:00:00Z 2014-12-31T00:00:00Z asked weekly [][]");
  }

  @Test
  void theCommandLineSaysItFirst() {
    assertThat(
            question(
                "manifest: m\nas_of: 2014-12-15\nprofile: weekly\n",
                options("2015-02-01T06:00:00Z", "2014-10-01/2015-01-01", "ci", "p/small")))
        .isEqualTo(
            "2015-02-01T06:00:00Z 2014-10-01T00:00:00Z 2015-01-01T00:00:00Z asked ci [][p/small]");
  }

  @Test
  void optionsThatAreWrong() {
    assertThat(question("manifest: m", options("yesterday", "2014", "cii", "smal")))
        .isEqualTo(
            """
            --as-of:1:1: error[AV209]: `yesterday` is not a date or an instant
            --period:1:1: error[AV402]: `2014` is not a period
            --profile:1:1: error[AV206]: there is no profile `cii`
            --rule:1:1: error[AV404]: there is no rule `smal`""");
  }
}
