package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers, from files to exit codes. */
final class WaiversTest {
  private static final String WAIVERS =
      """
      waivers: exceptions
      entries:
        - waiver: oslo
          rule: at-home
          key: { name: oslo }
          reason: The lease in Sweden ends in January
          ticket: OPS-7
          requested_by: erin
          approvers:
            - { name: alice, approved_at: 2014-12-01 }
            - { name: bob, approved_at: 2014-12-02T10:00:00Z }
          start: 2014-12-03
          expiry: 2015-02-01
      """;

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company =
        new Company(folder)
            .stores("SE")
            .write("evidence/waivers.yaml", WAIVERS)
            .replace(
                "evidence/avow.yaml",
                "packs: [shop]\n",
                "packs: [shop]\nwaivers: [waivers.yaml]\n");
  }

  @Test
  void waivedFailuresLeaveZero() {
    Run run = company.check();
    assertThat(run.out().replaceAll("sha256:.*", "sha256:DIGEST"))
        .isEqualTo(
            """
            Question  As of 2014-12-15, from 2014-11-14 until 2014-12-15, observed evidence
                      The shop; judged by shop; under profile default
            Verdict   PASS: 1 of 1 checkable clauses broken; it fails without waivers

            Broken (1)

            ✗ at-home
              “all stores are at home”
              Broken since 2014-12-15.
              ✗ residency/at-home (medium): 1 of 1 `store` broken
                stores.yaml:1
                  store oslo of owner #1 is in SE
                  store.country = “SE”
                  waived by oslo
                Fix: Move it.

            Waivers (1): FAIL without them, PASS with them
            ✓ oslo: residency/at-home, name = oslo; about 1 finding
              The lease in Sweden ends in January (OPS-7)
              Requested by erin, approved by alice, bob; from 2014-12-03 until 2015-02-01.

            Judged    1 rule on 1 fact: 1 broken
            Verdict   sha256:DIGEST
            """);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  /** More than the verdict shows, and more than one batch of the findings file. */
  @Test
  void areHeldAgainstAllFindings() {
    StringBuilder stores = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      String country = i % 2 == 0 ? "SE" : "'NO'";
      stores.append("- store: { name: s").append(i).append(", country: ").append(country);
      stores.append(", owner: o").append(i % 7).append(" }\n");
    }
    company
        .write("evidence/stores.yaml", stores.toString())
        .replace("evidence/waivers.yaml", "    key: { name: oslo }\n", "    key: any\n");
    Run run = company.check("--findings", "all.jsonl", "--format", "json");
    assertThat(run.out()).contains("\"waived_count\":1000", "\"matched\":1000");
    assertThat(company.read("all.jsonl").lines()).hasSize(1_000);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void standInTheDocument() {
    assertThat(company.check("--format", "json").out())
        .contains(
            "\"gate_before_waivers\":\"fail\"",
            "\"waived\":\"oslo\"",
            "\"waived_count\":1",
            "\"waivers\":[{\"path\":\"waivers.yaml\",\"sha256\":\"",
            "\"waivers\":[{\"approved_at\":[\"2014-12-01\",\"2014-12-02T10:00:00Z\"],"
                + "\"approvers\":[\"alice\",\"bob\"],\"expiry\":\"2015-02-01T00:00:00Z\","
                + "\"id\":\"oslo\",\"key\":{\"name\":\"oslo\"},\"matched\":1,"
                + "\"reason\":\"The lease in Sweden ends in January\","
                + "\"requested_by\":\"erin\",\"rule\":\"residency/at-home\",\"scope\":\"key\","
                + "\"start\":\"2014-12-03T00:00:00Z\",\"state\":\"active\",\"ticket\":\"OPS-7\"}]");
  }

  @Test
  void anAuditorHeedsNone() {
    Run run = company.check("--profile", "regulator");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            """
            Waivers (1): FAIL without them, FAIL with them
            ? oslo: residency/at-home, name = oslo; about 1 finding
              The lease in Sweden ends in January (OPS-7)
              Requested by erin, approved by alice, bob; from 2014-12-03 until 2015-02-01.
              Note: this profile heeds no waivers
            """);
  }

  @Test
  void areGivenOnTheCommandLine() {
    company
        .replace("evidence/avow.yaml", "waivers: [waivers.yaml]\n", "")
        .write("exceptions.yaml", WAIVERS);
    assertThat(company.check().exitCode()).isEqualTo(1);
    Run run = company.check("--waivers", "exceptions.yaml", "--format", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"waivers\":[{\"path\":\"exceptions.yaml\",");
    assertThat(company.check("--waivers", "none.yaml"))
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error[AV101]: waivers are missing: `none.yaml` cannot be read
                  --> --waivers:1:1
                   |
                 1 | none.yaml
                   | ^^^^^^^^^
                   = help: check that the file is there and may be read, or name it no longer

                """));
  }

  @Test
  void missingFilesAreErrors() {
    company.delete("evidence/waivers.yaml");
    Run run = company.check();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("error[AV101]: waivers are missing: `waivers.yaml` does not exist")
        .contains("avow.yaml:3:11");
  }

  @Test
  void theRequesterDoesNotApprove() {
    company.replace("evidence/waivers.yaml", "name: bob", "name: Erin");
    Run run = company.check();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[AV602]: `Erin` approves a waiver that the same person");
  }

  @Test
  void expiredOnesAreReported() {
    company.replace("evidence/waivers.yaml", "2015-02-01", "2014-12-14");
    Run run = company.check();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("? oslo: residency/at-home, name = oslo; expired, about 1 finding\n");
  }

  @Test
  void personalValuesAreShownUnderTheOperatorsKey() {
    company.write("operator.key", "0123456789abcdef0123456789abcdef\n");
    String shown = "owner hmac:13009d64:";
    assertThat(company.check("--key-file", "operator.key").out()).contains(shown);
    Run json =
        Run.of(
            Map.of("AVOW_KEY_FILE", "operator.key"), folder, "check", "evidence", "--format=json");
    assertThat(json.out())
        .contains(shown, "\"key_id\":\"13009d64\"")
        .doesNotContain("anna@mail.example", "0123456789abcdef");
  }

  @Test
  void aKeyIsLongEnough() {
    company.write("operator.key", "0123456789abcdef0123456789abcde\n");
    Run run = company.check("--key-file", "operator.key");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("operator.key` holds no key: it must have 32 to 4096 bytes");
    assertThat(company.check("--key-file", "none.key").err())
        .contains("error: the operator's key cannot be read from");
    assertThat(company.check("--key-file", "evidence").exitCode()).isEqualTo(3);
  }

  @Test
  void evidenceCannotExcuseItself() {
    company
        .replace("evidence/avow.yaml", "waivers: [waivers.yaml]\n", "")
        .write(
            "evidence/stores.yaml",
            "# the stores\n- store: { name: oslo, country: SE, owner: a } # avow:ignore\n");
    assertThat(company.check().exitCode()).isEqualTo(1);
    assertThat(company.check().err())
        .isEqualTo(
            """
            warning[AV605]: evidence cannot excuse itself: this comment or annotation has no effect
              --> stores.yaml:2:1
               |
             2 | avow:ignore
               | ^^^^^^^^^^^
               = help: if it is to be let pass for a time, draft a waiver with `avow waive`

            """);
  }
}
