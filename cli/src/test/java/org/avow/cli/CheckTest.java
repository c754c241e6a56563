package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.avow.engine.text.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check answers, by its exit code and by what it writes. */
final class CheckTest {

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  @Test
  void passes() {
    assertThat(company.check())
        .isEqualTo(
            new Run(
                0,
                """
                Question  As of 2014-12-15, from 2014-11-14 until 2014-12-15, observed evidence
                          The shop; judged by shop; under profile default
                Verdict   PASS: 1 of 1 checkable clauses kept

                Kept (1)
                ✓ at-home
                  “all stores are at home”
                  by residency/at-home (1 of 1 `store` kept)

                Judged    1 rule on 1 fact: 1 kept
                Verdict   sha256:DIGEST
                """
                    .replace("DIGEST", digest()),
                ""));
  }

  @Test
  void tellsWhatIsBroken() {
    company.stores("SE");
    assertThat(company.check())
        .isEqualTo(
            new Run(
                1,
                """
                Question  As of 2014-12-15, from 2014-11-14 until 2014-12-15, observed evidence
                          The shop; judged by shop; under profile default
                Verdict   FAIL: 1 of 1 checkable clauses broken

                Broken (1)

                ✗ at-home
                  “all stores are at home”
                  Broken since 2014-12-15.
                  ✗ residency/at-home (medium): 1 of 1 `store` broken
                    stores.yaml:1
                      store oslo of owner #1 is in SE
                      store.country = “SE”
                    Fix: Move it.

                Judged    1 rule on 1 fact: 1 broken
                Verdict   sha256:DIGEST
                """
                    .replace("DIGEST", digest()),
                ""));
  }

  @Test
  void asksForEvidence() {
    company.write("evidence/stores.yaml", "- store: { name: oslo, owner: anna@mail.example }\n");
    Run run = company.check("--quiet");
    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                """
                Question  As of 2014-12-15, from 2014-11-14 until 2014-12-15, observed evidence
                          The shop; judged by shop; under profile default
                Verdict   FAIL: 1 of 1 checkable clauses not proved
                """,
                ""));
  }

  @Test
  void writesTheVerdictWhoseDigestTheTextNames() {
    Run json = company.check("--format", "json");
    assertThat(json.exitCode()).isZero();
    assertThat(json.out())
        .startsWith("{\"as_of\":\"2014-12-15T00:00:00Z\",\"broken\":false,\"clauses\":[{");
    assertThat(company.check().out())
        .contains("sha256:" + Sha256.of(json.out().getBytes(StandardCharsets.UTF_8)).hex());
  }

  @Test
  void writesAFileWholeAndNothingElse() throws Exception {
    Run json = company.check("--format", "json");
    Run run = company.check("--format", "json", "--output", "verdict.json");
    assertThat(run).isEqualTo(new Run(0, "", ""));
    assertThat(company.read("verdict.json")).isEqualTo(json.out());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("evidence", "policies", "verdict.json");
    }
  }

  @Test
  void recordsTheRunBesideTheVerdict() {
    Run run =
        Run.of(
            Map.of("HOSTNAME", "oslo"), folder, "check", "-q", "--run-record", "run", "evidence");
    assertThat(run.exitCode()).isZero();
    assertThat(company.read("run"))
        .isEqualTo(
            "{\"engine\":\"development\",\"host\":\"oslo\",\"java\":\""
                + Runtime.version()
                + "\",\"started\":\"2014-12-15T12:00:00Z\",\"took\":\"PT0S\",\"verdict\":\""
                + digest()
                + "\"}");
  }

  @Test
  void givesTheSameBytesWhereverTheFilesLie(@TempDir Path elsewhere) {
    Run there = new Company(elsewhere).check("--format", "json");
    assertThat(there).isEqualTo(company.check("--format", "json"));
  }

  @Test
  void judgesNowWhenNothingElseIsSaid() {
    company.replace("evidence/avow.yaml", "as_of: 2014-12-15\n", "");
    assertThat(company.check("-q").out())
        .startsWith("Question  As of 2014-12-15 12:00 UTC, from 2014-11-14 12:00 UTC until");
  }

  @Test
  void judgesFilesByThePackThatThereIs() {
    company.write(
        "policies/shop/feed.yaml",
        """
        feed: stores
        title: The inventory
        files: ["stores*.yaml"]
        stream: inventory
        facts:
          - make: store
            fields:
              name: record.store.name
              country: record.store.country
        """);
    Run run = Run.of(folder, "check", "--profile", "ci", "evidence/stores.yaml");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("✓ at-home", "files named on the command line");
  }

  @Test
  void judgesAPartAndSaysSo() {
    Run run = company.check("-q", "--rule", "at-home");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "partial: only at-home", "Verdict   PASS: 1 of 1 checkable clauses kept; partial");
  }

  @Test
  void coloursOnlyWhenItMay() {
    assertThat(company.check("--color", "always").out()).contains("\u001b[32m");
    assertThat(company.check("--color", "never").out()).doesNotContain("\u001b");
    assertThat(company.check().out()).doesNotContain("\u001b");
    assertThat(onTerminal(Map.of())).contains("\u001b[32m");
    assertThat(onTerminal(Map.of("NO_COLOR", "1"))).doesNotContain("\u001b");
    assertThat(onTerminal(Map.of("TERM", "dumb"))).doesNotContain("\u001b");
  }

  @Test
  void isAsWideAsTheTerminal() {
    Run narrow = Run.of(Map.of("COLUMNS", "50"), folder, "check", "evidence");
    assertThat(narrow.out().lines().filter(line -> !line.contains("sha256:")))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 50);
  }

  @Test
  void endsADefectWithOneLineAndKeepsWhereItWasMet() throws Exception {
    InstantSource broken =
        () -> {
          throw new IllegalStateException(
              "anna@mail.example", new IllegalArgumentException("bert@mail.example"));
        };
    company.replace("evidence/avow.yaml", "as_of: 2014-12-15\n", "");
    Run run = Run.of(broken, folder, "check", "evidence");
    assertThat(run.exitCode()).isEqualTo(70);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("error: this is a defect of Avow, and nothing was judged"),
            second ->
                assertThat(second)
                    .matches("  = help: please report it with the details in `.*avow-defect-.*`"));
    String err = run.err();
    Path file = Path.of(err.substring(err.indexOf('`') + 1, err.lastIndexOf('`')));
    assertThat(Files.readString(file))
        .startsWith("avow development, java " + Runtime.version() + "\n")
        .contains(
            "\njava.lang.IllegalStateException\n  at org.avow.cli.CheckTest",
            "\ncaused by: java.lang.IllegalArgumentException\n  at org.avow.cli.CheckTest")
        .doesNotContain("mail.example");
    Files.delete(file);
  }

  private String onTerminal(Map<String, String> environment) {
    return Run.onTerminal(environment, folder, "check", "evidence").out();
  }

  private String digest() {
    return Sha256.of(company.check("--format", "json").out().getBytes(StandardCharsets.UTF_8))
        .hex();
  }
}
