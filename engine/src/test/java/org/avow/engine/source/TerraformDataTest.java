package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of other projects: of many versions, with modules, in UTF-16. */
final class TerraformDataTest {

  @Test
  void allButOneCanBeRead() throws IOException {
    int records = 0;
    List<String> odd = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedData.folder("terraform-plan"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        for (String line : Reading.of(Format.TERRAFORM_PLAN, Files.readAllBytes(file))) {
          if (line.contains(" {address='")) {
            records++;
          } else {
            odd.add(file.getFileName() + " " + line);
          }
        }
      }
    }
    assertThat(odd)
        .containsExactly(
            "tests_terraform_parser_resources_plan_vpc_endpoint_tfplan.json 1:1 lost: no"
                + " `format_version`, so not a Terraform plan; export one with `terraform show"
                + " -json`");
    assertThat(records).isEqualTo(RECORDS);
  }

  /**
   * Counted by a script of its own: changes less what goes, planned without a change, data read.
   */
  private static final int RECORDS = 1004;

  @ParameterizedTest
  @CsvSource({
    "checkov/tests_terraform_parser_resources_plan_encodings_tfplan_win_utf16.json, 1",
    "checkov/tests_terraform_runner_resources_plan_with_utf_16_encoding_tfplan.json, 3",
    "checkov/tests_terraform_runner_resources_plan_with_deleted_resources_tfplan.json, 1",
    "checkov/tests_terraform_runner_resources_plan_with_providers_tfplan.json, 0",
    "checkov/tests_terraform_runner_resources_plan_corrupted-tfplan.json, 1",
    "terraform-compliance/test_issue-132/plan.out.json, 1",
    "terraform-compliance/test_child_modules/plan.out.json, 1",
  })
  void resourcesOfOnePlan(String plan, int expected) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedData.folder("terraform-plan").resolve(plan));
    assertThat(Reading.of(Format.TERRAFORM_PLAN, bytes)).hasSize(expected);
  }
}
