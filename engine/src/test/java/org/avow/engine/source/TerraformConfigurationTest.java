package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the configuration of a plan adds to the records of its resources. */
final class TerraformConfigurationTest {
  private static final String UNKNOWN = "<unknown: known only after apply>";

  /** A plan of one bucket in a module that is made several times, and one setting. */
  private static String plan(String expressions, String provider, String variables) {
    return """
    {"format_version": "1.2", "variables": {VARIABLES},
     "resource_changes": [
      {"address": "module.eu[\\"a.b]\\"].aws_s3_setting.s[0]", "module_address": "module.eu[\\"a.b]\\"]",
       "mode": "managed", "type": "aws_s3_setting", "name": "s", "index": 0,
       "change": {"actions": ["create"], "after": {"x": 1}, "after_unknown": {"bucket": true}}}],
     "configuration": {
      "provider_config": {"aws": {"name": "aws", "expressions": {PROVIDER}}},
      "root_module": {
       "variables": {"region": {}, "secret": {"sensitive": true}},
       "module_calls": {"eu": {"module": {"resources": [
        {"address": "aws_s3_setting.s", "mode": "managed", "type": "aws_s3_setting", "name": "s",
         "provider_config_key": "aws", "expressions": {EXPRESSIONS}}]}}}}}}
    """
        .replace("VARIABLES", variables)
        .replace("PROVIDER", provider)
        .replace("EXPRESSIONS", expressions);
  }

  private static String record(String added) {
    return "3:3 /resource_changes/0 {address='module.eu[\"a.b]\"].aws_s3_setting.s[0]'"
        + " module='module.eu[\"a.b]\"]' mode='managed' type='aws_s3_setting' name='s' index=0"
        + " provider=absent"
        + added
        + " actions=['create'] values={x=1 bucket="
        + UNKNOWN
        + "}}";
  }

  private static List<String> read(String expressions, String provider, String variables) {
    return Reading.of(Format.TERRAFORM_PLAN, plan(expressions, provider, variables));
  }

  @Test
  void tellsWhatAttributesReferToAndNoConstants() {
    assertThat(
            read(
                """
                "bucket": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]},
                "password": {"constant_value": "hunter2"},
                "rule": [{"days": {"constant_value": 3}, "key": {"references": ["aws_kms_key.k.arn"]}},
                         {"key": {"references": ["aws_kms_key.k.arn", "var.x"]}}]
                """,
                "",
                ""))
        .containsExactly(
            record(
                " references={bucket=['aws_s3_bucket.b.id' 'aws_s3_bucket.b'] password=[]"
                    + " rule=['aws_kms_key.k.arn' 'var.x']}"));
  }

  @Test
  void tellsTheProvidersRegionIfItIsKnown() {
    String none = record(" references={}");
    String singapore = record(" references={} provider_region='ap-southeast-1'");
    String computed =
        record(
            " references={} provider_region=<unknown: the configuration computes the region of the provider>");
    String value = "\"region\": {\"value\": \"ap-southeast-1\"}";
    assertThat(read("", "\"region\": {\"constant_value\": \"ap-southeast-1\"}", ""))
        .containsExactly(singapore);
    assertThat(read("", "", value)).containsExactly(none);
    // `var.region` stands there, too, if the region is `replace(var.region, "eu-west",
    // "cn-north")`.
    for (String references : List.of("var.region", "local.region", "var.missing", "var.secret")) {
      assertThat(read("", "\"region\": {\"references\": [\"" + references + "\"]}", value))
          .containsExactly(computed);
    }
  }
}
