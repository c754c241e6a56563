package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans and states as Terraform prints them, of several versions. */
final class TerraformPlanTest {
  private static final String UNKNOWN = "<unknown: known only after apply>";
  private static final String SENSITIVE = "<present: a sensitive value, which is not looked at>";

  @Test
  void aRecordIsAResourceWithItsPlannedValues() {
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN,
                """
                {"format_version": "1.2", "terraform_version": "1.9.5",
                 "resource_changes": [
                  {"address": "module.eu[\\"a\\"].aws_s3_bucket.logs[0]",
                   "module_address": "module.eu[\\"a\\"]", "mode": "managed",
                   "type": "aws_s3_bucket", "name": "logs", "index": 0,
                   "provider_name": "registry.terraform.io/hashicorp/aws",
                   "change": {"actions": ["create"], "before": null,
                    "after": {"bucket": "logs", "acl": null, "rules": [{"days": 3}, null]},
                    "after_unknown": {"id": true, "tags": {"x": true}, "rules": [{"id": true}, true]},
                    "after_sensitive": {}}}]}
                """))
        .containsExactly(
            "3:3 /resource_changes/0 {address='module.eu[\"a\"].aws_s3_bucket.logs[0]'"
                + " module='module.eu[\"a\"]' mode='managed' type='aws_s3_bucket' name='logs'"
                + " index=0 provider='registry.terraform.io/hashicorp/aws' actions=['create']"
                + " values={bucket='logs' acl=absent rules=[{days=3 id="
                + UNKNOWN
                + "} "
                + UNKNOWN
                + "] id="
                + UNKNOWN
                + " tags={x="
                + UNKNOWN
                + "}}}");
  }

  @Test
  void whatIsDeletedForgottenOrDeposedIsNoRecord() {
    assertThat(
            values(
                change("a.a", "['delete']", "'after': null"),
                change("a.b", "['forget']", "'after': null"),
                change("a.c", "['no-op']", "'after': null"),
                change("a.d", "['no-op']", "'after': {'x': 1}"),
                change("a.e", "['delete', 'create']", "'after': {'x': 2}"),
                change("a.f", "['update']", "'after': {'x': 3}"),
                change("data.a.g", "['read']", "'after': {}, 'after_unknown': {'x': true}"),
                change("a.h", "['create']", "'after': {'x': 4}")
                    .replace("'mode'", "'deposed': '1', 'mode'"),
                change("a.i", "['create']", "'after': {'x': 5}, 'after_unknown': true"),
                change("a.j", "['create']", "'after': null")))
        .containsExactly(
            "a.d {x=1}",
            "a.e {x=2}",
            "a.f {x=3}",
            "data.a.g {x=" + UNKNOWN + "}",
            "a.i " + UNKNOWN,
            "a.j " + UNKNOWN);
  }

  @Test
  @Timeout(60) // looking for each among all of them takes minutes
  void aResourceMayHaveManyAttributes() {
    String after = MadeTexts.joined(50_000, i -> "'x" + i + "': " + i, ", ");
    String unknown = MadeTexts.joined(25_000, i -> "'x" + 2 * i + "': true", ", ");
    String read = MadeTexts.joined(50_000, i -> "x" + i + "=" + (i % 2 == 0 ? UNKNOWN : i), " ");
    String change = "'after': {" + after + "}, 'after_unknown': {" + unknown + "}";
    assertThat(values(change("a.a", "['create']", change))).containsExactly("a.a {" + read + "}");
  }

  @Test
  void whatIsSensitiveIsPresentAndNeverShown() {
    assertThat(
            values(
                change(
                    "a.a",
                    "['create']",
                    "'after': {'password': 'hunter2', 'none': null, 'list': ['a', 'hunter2'],"
                        + " 'map': {'k': 'hunter2', 'l': 1}, 'all': {'k': 'hunter2'}, 'odd': 'hunter2'},"
                        + " 'after_unknown': {'token': true},"
                        + " 'after_sensitive': {'password': true, 'none': true, 'token': true,"
                        + " 'list': [false, true], 'map': {'k': true}, 'all': true, 'odd': {'x': true}}"),
                change("a.b", "['create']", "'after': {'x': 'hunter2'}, 'after_sensitive': true")))
        .containsExactly(
            "a.a {password="
                + SENSITIVE
                + " none=absent list=['a' "
                + SENSITIVE
                + "] map={k="
                + SENSITIVE
                + " l=1} all="
                + SENSITIVE
                + " odd="
                + SENSITIVE
                + " token="
                + UNKNOWN
                + "}",
            "a.b " + SENSITIVE);
  }

  @Test
  void olderPlansDoNotSayWhereSensitiveVariablesWent() {
    String plan =
        """
        {"format_version": "0.1", "variables": {"pw": {"value": "hunter2"}, "pin": {"value": 99},
          "region": {"value": "eu-west-1"}},
         "resource_changes": [%s],
         "configuration": {"provider_config": {}, "root_module": {"variables": {
          "pw": {"sensitive": true}, "pin": {"sensitive": true}, "region": {}}}}}
        """
            .replace(
                "%s",
                change(
                        "a.a",
                        "['create']",
                        "'after': {'url': 'db://u:hunter2@h', 'pin': 99, 'n': 1990, 'r': 'eu-west-1'}")
                    .replace('\'', '"'));
    assertThat(values(Reading.of(Format.TERRAFORM_PLAN, plan)))
        .containsExactly("a.a {url=" + SENSITIVE + " pin=" + SENSITIVE + " n=1990 r='eu-west-1'}");
    String cut = plan.substring(0, plan.indexOf("\"configuration\""));
    assertThat(values(Reading.of(Format.TERRAFORM_PLAN, cut)))
        .containsExactly(
            "a.a {url=" + SENSITIVE + " pin=" + SENSITIVE + " n=1990 r=" + SENSITIVE + "}",
            "4:2 lost: not valid JSON");
  }

  @Test
  void plannedValuesAloneLeaveOutWhatIsUnknown() {
    String plan =
        """
        {"format_version": "0.2", "planned_values": {"root_module": {
          "resources": [{"address": "a.a", "mode": "managed", "type": "a", "name": "a",
            "values": {"x": 1, "none": null, "l": [null, {}]}, "sensitive_values": {"x": true}}],
          "child_modules": [{"resources": [{"address": "a.b", "mode": "managed", "type": "a",
            "name": "b", "index": "k", "values": {}}], "address": "module.m"}]}}}
        """;
    assertThat(Reading.of(Format.TERRAFORM_PLAN, plan))
        .containsExactly(
            "2:17 /planned_values/root_module/resources/0 {address='a.a' module=absent"
                + " mode='managed' type='a' name='a' index=absent provider=absent values={x="
                + SENSITIVE
                + " none=absent l=["
                + UNKNOWN
                + " {…}] …}}",
            "4:36 /planned_values/root_module/child_modules/0/resources/0 {address='module.m.a.b[\"k\"]'"
                + " module='module.m' mode='managed' type='a' name='b' index='k' provider=absent"
                + " values={…}}");
  }

  @Test
  void aStateIsKnownAndPriorDataIsRead() {
    assertThat(
            values(
                Reading.of(
                    Format.TERRAFORM_PLAN,
                    """
                    {"format_version": "1.0", "values": {"outputs": {}, "root_module": {
                      "resources": [{"address": "a.a", "values": {"x": "abc", "y": 1},
                        "sensitive_values": {"x": true}}]}}}
                    """)))
        .containsExactly("a.a {x=" + SENSITIVE + " y=1}");
    assertThat(
            values(
                Reading.of(
                    Format.TERRAFORM_PLAN,
                    """
                    {"format_version": "0.1", "prior_state": {"format_version": "0.1", "values": {
                      "root_module": {"resources": [
                        {"address": "data.a.d", "mode": "data", "values": {"x": 1}},
                        {"address": "a.gone", "mode": "managed", "values": {"x": 2}}]}}}}
                    """)))
        .containsExactly("data.a.d {x=1}");
    assertThat(Reading.of(Format.TERRAFORM_PLAN, "{\"format_version\": \"1.0\"}")).isEmpty();
  }

  @Test
  void marksAndPointersLeadIntoThePlan() {
    String plan =
        "{\"format_version\": \"1.0\", \"resource_changes\": [\n"
            + change("a.a", "['create']", "\n'after': {'r': [\n1, 2]}").replace('\'', '"')
            + "]}";
    List<String> read =
        Reading.of(
            Format.TERRAFORM_PLAN, plan.getBytes(StandardCharsets.UTF_8), Selection.DEFAULT, true);
    assertThat(read)
        .contains("  .8 3:10", "  .8.0 3:16", "  .8.0.0 4:1", "  .8.0.1 4:4")
        .hasSize(14);
  }

  @Test
  void whatIsNoPlanThatIsKnownIsSaidToBeSo() {
    String unknown =
        " lost: a plan of a `format_version` that is not known; supported are 0.x and 1.x";
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN,
                "{\"resource_changes\": ["
                    + change("a.a", "[]", "")
                    + "],\n \"format_version\": \"2.0\"}"))
        .first()
        .asString()
        .endsWith("lost: not valid JSON");
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN, "{\"resource_changes\": [],\n \"format_version\": \"2.0\"}"))
        .containsExactly("2:20" + unknown);
    assertThat(Reading.of(Format.TERRAFORM_PLAN, "{\"planned_values\": {}}"))
        .containsExactly(
            "1:1 lost: no `format_version`, so not a Terraform plan; export one with"
                + " `terraform show -json`");
    for (String text : List.of("", "[]", "\"x\"")) {
      assertThat(Reading.of(Format.TERRAFORM_PLAN, text))
          .containsExactly(
              "1:1 lost: not a Terraform plan; export one with `terraform show -json`");
    }
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN,
                "{\"format_version\": \"1.2\", \"errored\": true, \"complete\": false}"))
        .containsExactly(
            "1:38 lost: the plan failed, and is not complete",
            "1:56 lost: the plan is not complete: it leaves out targets or deferrals");
  }

  @Test
  void resourcesThatCannotBeReadAreLocated() {
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN,
                """
                {"format_version": "1.0", "resource_changes": [
                 1,
                 {"address": "a.a", "change": {}},
                 {"address": "a.b", "address": "a.b"},
                 %s]}
                """
                    .replace("%s", "[".repeat(200) + "]".repeat(200))))
        .containsExactly(
            "2:2 /resource_changes/0 unreadable: a resource that is not a mapping",
            "4:21 /resource_changes/2 unreadable: a key is given twice",
            "5:102 /resource_changes/3 unreadable: nested more than 100 levels deep",
            "3:2 /resource_changes/1 unreadable: a resource change without `address` or"
                + " `change.actions`");
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN, "{\"format_version\": \"1.0\", \"resource_changes\": {}}"))
        .containsExactly("1:47 lost: the resources are not a list");
    assertThat(
            Reading.of(
                Format.TERRAFORM_PLAN,
                "{\"format_version\": \"1.0\", \"planned_values\": " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .endsWith("lists and mappings are nested too deeply");
  }

  private static String change(String address, String actions, String values) {
    return "{'address': '"
        + address
        + "', 'mode': 'managed', 'type': 'a', 'name': 'a', 'change': {'actions': "
        + actions
        + ", "
        + values
        + "}}";
  }

  private static List<String> values(String... changes) {
    String all = String.join(",\n", changes).replace('\'', '"');
    return values(
        Reading.of(
            Format.TERRAFORM_PLAN,
            "{\"format_version\": \"1.1\", \"resource_changes\": [" + all + "]}"));
  }

  /** Address and values of each record. */
  private static List<String> values(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.contains("{address=")
                    ? line.replaceAll("(?s)^.*?\\{address='([^']*)'.*? values=(.*)\\}$", "$1 $2")
                    : line)
        .toList();
  }
}
