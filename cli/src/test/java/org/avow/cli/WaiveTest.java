package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers that are drafted from findings. */
final class WaiveTest {
  private static final String DRAFT =
      """
        - waiver: 'residency-at-home-OPS-7'
          rule: 'residency/at-home'
          key: { 'name': 'oslo' }
          reason: 'The lease isn''t over'
          ticket: 'OPS-7'
          requested_by: 'erin'
          # Others approve it here: - { name: alice, approved_at: 2014-12-10T09:00:00Z }
          approvers: []
          start: '2014-12-15T12:00:00Z'
          expiry: '2015-02-01'
      """;

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder).stores("SE");
  }

  private Run waive(String... arguments) {
    List<String> all = new ArrayList<>(List.of("waive"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--reason", "The lease isn't over", "--ticket", "OPS-7"));
    all.addAll(List.of("--requested-by", "erin", "--expiry", "2015-02-01"));
    return Run.of(folder, all.toArray(new String[0]));
  }

  @Test
  void draftsFromAFindingOfTheEvidence() {
    assertThat(waive("evidence", "--finding", "residency/at-home#1"))
        .isEqualTo(new Run(0, "waivers: waivers\nentries:\n" + DRAFT, ""));
  }

  @Test
  void draftsFromAVerdict() {
    company.check("--format", "json", "--output", "verdict.json");
    assertThat(waive("verdict.json", "--finding", "at-home#1").out())
        .isEqualTo(
            "waivers: waivers\nentries:\n"
                + DRAFT
                    .replace("'residency-at-home-OPS-7'", "'at-home-OPS-7'")
                    .replace("'residency/at-home'", "'at-home'"));
  }

  @Test
  void aDraftCountsOnceTwoOthersApproveIt() {
    company.replace("evidence/avow.yaml", "as_of: 2014-12-15\n", "as_of: 2014-12-16\n");
    String[] draft = {
      "evidence", "--rule", "residency/at-home", "--key", "name=oslo", "--file", "w.yaml"
    };
    assertThat(waive(draft)).isEqualTo(new Run(0, "", ""));
    assertThat(company.check("--waivers", "w.yaml").exitCode()).isEqualTo(1);
    company.replace(
        "w.yaml",
        "approvers: []",
        "approvers: [{ name: alice, approved_at: 2014-12-15 },"
            + " { name: bob, approved_at: 2014-12-15 }]");
    assertThat(company.check("--waivers", "w.yaml").exitCode()).isZero();
  }

  @Test
  void appendsWholeOrNotAtAll() {
    String[] draft = {
      "evidence", "--rule", "residency/at-home", "--key", "name=oslo", "--file", "w.yaml"
    };
    waive(draft);
    String once = company.read("w.yaml");
    Run twice = waive(draft);
    assertThat(twice.exitCode()).isEqualTo(3);
    assertThat(twice.err())
        .contains("error[AV205]: there are two waivers `residency-at-home-OPS-7`");
    assertThat(company.read("w.yaml")).isEqualTo(once);
    List<String> other = new ArrayList<>(List.of("--id", "second"));
    other.addAll(Arrays.asList(draft));
    assertThat(waive(other.toArray(new String[0]))).isEqualTo(new Run(0, "", ""));
    assertThat(company.read("w.yaml"))
        .isEqualTo(once + DRAFT.replace("'residency-at-home-OPS-7'", "'second'"));
  }

  @Test
  void personalPartsNeedTheOperatorsKey() {
    company
        .replace("policies/shop/shop.yaml", "id: [name]", "id: [owner]")
        .write("operator.key", "0123456789abcdef0123456789abcdef");
    Run without = waive("evidence", "--finding", "residency/at-home#1");
    assertThat(without)
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error: `owner` is personal, and a waiver names it under the operator's key only
                  = help: give the key with `--key-file`, to `avow check` as well
                """));
    String token = "key: { 'owner': 'hmac:13009d64:";
    Run found = waive("evidence", "--finding", "residency/at-home#1", "--key-file", "operator.key");
    assertThat(found.out()).contains(token).doesNotContain("anna");
    Run given =
        waive(
            "evidence",
            "--rule",
            "residency/at-home",
            "--key",
            "owner=anna@mail.example",
            "--key-file",
            "operator.key");
    assertThat(given.out()).isEqualTo(found.out());
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(waive("evidence", "--finding", "residency/at-home#2").err())
        .contains("error: the verdict has no finding `residency/at-home#2`")
        .contains("`residency/at-home` has 1 there, counted from 1");
    assertThat(waive("evidence", "--rule", "residency/at-hom").err())
        .contains("error[AV206]: there is no rule `residency/at-hom`");
    assertThat(waive("evidence", "--rule", "residency/at-home", "--key", "nam=oslo").err())
        .contains("error[AV206]: there is no key part `nam`");
    assertThat(waive("evidence").exitCode()).isEqualTo(3);
    assertThat(waive("none.json", "--finding", "residency/at-home#1").exitCode()).isEqualTo(4);
    company.write("other.json", "{}");
    assertThat(waive("other.json", "--finding", "residency/at-home#1").exitCode()).isEqualTo(4);
  }
}
