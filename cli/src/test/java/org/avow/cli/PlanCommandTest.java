package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code avow plan} shows, and how it refuses what it cannot plan. */
final class PlanCommandTest {
  private static final String PACK =
      """
      vocabulary: post
      types:
        upload:
          kind: event
          fields:
            who: { type: string, personal: true }
            service: { type: string, personal: false }
        consent:
          kind: event
          fields:
            who: { type: string, personal: true }
            granted: { type: bool }
      ---
      feed: gateway
      format: jsonl
      facts:
        - make: upload
          when: record.kind == 'upload'
          fields: { at: record.at, who: record.user.id, service: "'mail'" }
      ---
      policy: consent
      title: Consent first
      severity: high
      rules:
        - rule: explicit
          for: upload
          require: { latest: consent, where: consent.who == upload.who, satisfies: consent.granted }
        - rule: known
          for: upload
          require: upload.service == 'mail'
      """;

  private static final String MANIFEST =
      """
      manifest: The post
      packs: [post]
      sources:
        - source: gateway
          path: gateway.jsonl
          feed: gateway
        - source: choices
          path: consents.yaml
      """;

  private static final String JUDGED =
      """
      2 rules: 1 judged while evidence is read, 1 when all is read

      Judged while evidence is read, fact by fact
        upload: consent/known
          Reads: at, service

      Judged when all is read, 1: upload, consent
        In parts, by upload.who, consent.who
        upload reads: at, who
        consent reads: at, who, granted
        Lane: upload by who
          consent/explicit: consent with the same who
        Waits: consent/explicit, since it looks at other facts: `consent`

      Feed gateway
        Records: in full: the field `service` of `upload` is computed
        upload: decided by record.kind
          From: record.at, record.user.id (who), service (constant)
      """;

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
    company
        .write("policies/post/post.yaml", PACK)
        .write("evidence/avow.yaml", MANIFEST)
        .write("evidence/gateway.jsonl", "{\"kind\":\"upload\"}\n");
  }

  @Test
  void plansAPack() {
    String expected = "How post is judged, under profile default\n" + JUDGED;
    assertThat(Run.of(folder, "plan", "post")).isEqualTo(new Run(0, expected, ""));
    assertThat(Run.of(folder, "plan", "policies/post")).isEqualTo(new Run(0, expected, ""));
  }

  @Test
  void plansWhatAManifestNames() {
    assertThat(Run.of(folder, "plan", "evidence"))
        .isEqualTo(
            new Run(
                0,
                "How The post is judged, under profile default\n"
                    + JUDGED
                    + """

                    Sources
                      gateway: 1 file by feed gateway, in full, since the field `service` of
                               `upload` is computed
                      choices: 0 files by feed facts, in full, since records of the built-in feed
                               name their own type; `consents.yaml` does not exist
                    """,
                ""));
  }

  @Test
  void writesCanonicalJson() {
    assertThat(Run.of(folder, "plan", "--format", "json", "evidence"))
        .isEqualTo(
            new Run(
                0,
                """
                {"components":[{"divided":true,"lanes":[{"judged":"upload","key":["who"],"leaves":[{
                "joins":[{"judged":"who","other":"who"}],"line":27,"looks_at":"consent",
                "rule":"consent/explicit"}]}],"rules":[{"obstacles":[{"kind":"relation",
                "names":["consent"]}],"rule":"consent/explicit"}],"types":[{"fields":["at","who"],
                "key":"who","type":"upload"},{"fields":["at","who","granted"],"key":"who",
                "type":"consent"}]}],"feeds":[{"columns":[],"detour":{"kind":"computed_field",
                "names":["upload","service"]},"feed":"gateway","makings":[{"deciding":["record.kind"],
                "fields":[{"field":"at","given":true,"paths":["record.at"]},{"field":"who",
                "given":true,"paths":["record.user.id"]},{"field":"service","given":true,"paths":[]}],
                "read":true,"type":"upload"}]}],"profile":"default","sources":[{"detour":{
                "kind":"computed_field","names":["upload","service"]},"feed":"gateway","files":1,
                "line":4,"source":"gateway"},{"detour":{"kind":"facts","names":[]},"feed":"facts",
                "files":0,"line":7,"problem":"`consents.yaml` does not exist","source":"choices"}],
                "streamed":[{"fields":["at","service"],"rules":["consent/known"],"type":"upload"}],
                "title":"The post"}
                """
                    .replace("\n", ""),
                ""));
  }

  @Test
  void refusesWhatItCannotPlan() throws Exception {
    assertThat(Run.of(folder, "plan", "pots"))
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error[AV227]: there is no pack `pots`
                  --> pots:1:1
                   |
                 1 | pots
                   | ^^^^
                   = help: did you mean `post`?

                """));
    assertThat(Run.of(folder, "plan", "no/where"))
        .isEqualTo(
            new Run(
                4,
                "",
                "error: there is no file or folder `"
                    + folder.resolve("no/where")
                    + "`\n  = help: check its name\n"));
    company.replace("policies/post/post.yaml", "upload.service ==", "upload.servic ==");
    Run broken = Run.of(folder, "plan", "evidence");
    assertThat(broken.exitCode()).isEqualTo(3);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains("post.yaml:30:21", "did you mean `service`?");
    assertThat(Run.of(folder, "plan", "--profile", "strict", "evidence").exitCode()).isEqualTo(3);
    assertThat(Run.of(folder, "plan", "--format", "xml", "post").exitCode()).isEqualTo(3);
  }

  @Test
  void refusesAManifestThatMayNotBeRead() throws Exception {
    Path manifest = folder.resolve("evidence/avow.yaml");
    Files.setPosixFilePermissions(manifest, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(manifest), "root may read everything");
    assertThat(Run.of(folder, "plan", "evidence").exitCode()).isEqualTo(4);
  }
}
