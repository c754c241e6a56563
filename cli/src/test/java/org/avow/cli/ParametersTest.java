package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters of policies that are set on the command line. */
final class ParametersTest {
  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company =
        new Company(folder)
            .replace(
                "policies/shop/shop.yaml",
                "keeps: [at-home]\nrules:",
                "keeps: [at-home]\nparams:\n  home: { default: 'NO' }\n"
                    + "  most: { default: 3, max: 5 }\nrules:")
            .replace("policies/shop/shop.yaml", "== 'NO'", "== params.home");
  }

  @Test
  void decideAndAreSaid() {
    Run run = company.stores("SE").check("--param", "residency.home=SE");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().limit(3))
        .containsExactly(
            "Question  As of 2014-12-15, from 2014-11-14 until 2014-12-15, observed evidence",
            "          The shop; judged by shop; under profile default; with residency.home =",
            "          “SE”");
    assertThat(company.check("--param", "residency.home=SE", "--format", "json").out())
        .contains(
            "\"params\":[{\"expression\":\"residency.home\",\"masked\":false,\"type\":\"string\","
                + "\"value\":\"SE\"}]");
  }

  @Test
  void stayWithinTheirBounds() {
    assertThat(company.check("--param", "residency.most=6"))
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error[AV226]: the parameter `most` must be at most `5`
                  --> --param:1:16
                   |
                 1 | residency.most=6
                   |                ^
                   = help: its bounds stand at shop/shop.yaml:32:3

                """));
  }

  @Test
  void exist() {
    assertThat(company.check("--param", "residency.hom=NO").err())
        .contains("error[AV206]: there is no parameter `residency.hom`")
        .contains("did you mean `residency.home`?");
  }
}
