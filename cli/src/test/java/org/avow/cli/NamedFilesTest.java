package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is named on the command line: standard input, stars, rotated logs, plans. */
final class NamedFilesTest {
  private static final String FEEDS =
      """
      feed: doors
      format: access_log
      files: ["access.log"]
      facts:
        - make: login
          fields: { name: record.user, at: record.at }
      ---
      feed: plans
      format: terraform_plan
      facts:
        - make: store
          when: record.type == 'store'
          fields: { name: record.name, country: record.values.country, owner: record.values.owner }
      """;
  private static final String POLICY =
      """
      ---
      policy: names
      title: Nobody is called root
      keeps: [at-home]
      rules:
        - rule: no-root
          for: login
          require: login.name != 'root'
          message: "root came in"
          fix: Close it.
      """;
  private static final String LINE =
      "1.2.3.4 - root [14/Dec/2014:06:49:01 +0000] \"GET / HTTP/1.0\" 200 15\n";

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
    company.write("policies/shop/feeds.yaml", FEEDS);
    company.write("policies/shop/names.yaml", POLICY.substring("---\n".length()));
  }

  @Test
  void standardInputIsReadByAFeed() {
    Run run = Run.fed(bytes(LINE), folder, check("--feed", "doors", "--rule", "no-root", "-"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("-:1");
    Run packed = Run.fed(gzip(LINE), folder, check("--feed", "doors", "--rule", "no-root", "-"));
    assertThat(packed.exitCode()).isEqualTo(1);
  }

  @Test
  void standardInputIsReadInAFormat() {
    byte[] record = bytes("{\"login\": {\"name\": \"root\", \"at\": \"2014-12-14\"}}\n");
    Run run = Run.fed(record, folder, check("--input-format", "jsonl", "--rule", "no-root", "-"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void standardInputIsAPathOfAManifest() {
    company
        .delete("evidence/stores.yaml")
        .replace("evidence/avow.yaml", "stores.yaml", "\"-\"\n    format: yaml");
    String store = "- store: { name: oslo, country: 'SE', owner: anna }\n";
    Run run = Run.fed(bytes(store), folder, "check", "evidence", "--rule", "at-home");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("-:1");
  }

  @Test
  void whatStandardInputIsMustBeSaid() {
    assertThat(Run.fed(bytes(LINE), folder, check("-")))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: nothing says what format standard input `-` has\n"
                    + "  = help: say `--input-format`, such as `--input-format jsonl`, or a `--feed`"
                    + " that has a format\n"));
    Run manifest = Run.of(folder, "check", "--feed", "doors", "evidence");
    assertThat(manifest.exitCode()).isEqualTo(3);
    assertThat(manifest.err()).startsWith("error: `--feed` and `--input-format` are for files");
    Run unknown = Run.fed(bytes(LINE), folder, check("--input-format", "jsonk", "-"));
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("did you mean `json`?");
  }

  @Test
  void starsThatNoShellExpandedAreExpanded() {
    company.write("logs/access.log", LINE.replace("root", "anna"));
    company.write("logs/access.log.1", LINE.replace("root", "bob"));
    company.write("logs/access.log.2.gz", gzip(LINE));
    Run quoted = Run.of(folder, check("--rule", "no-root", "logs/access.log*"));
    assertThat(quoted.err()).isEmpty();
    assertThat(quoted.exitCode()).isEqualTo(1);
    assertThat(quoted.out()).contains("access.log.2.gz:1");
    Run expanded =
        Run.of(
            folder,
            check(
                "--rule",
                "no-root",
                "logs/access.log.2.gz",
                "logs/access.log",
                "logs/access.log.1"));
    assertThat(expanded).isEqualTo(quoted);
    Run none = Run.of(folder, check("logs/error.*"));
    assertThat(none.exitCode()).isEqualTo(4);
    assertThat(none.err()).startsWith("error: `logs/error.*`: no file matches `error.*`\n");
  }

  @Test
  void aPlanIsRecognisedByItsContent() {
    company.write(
        "plan.json",
        "\uFEFF{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.5\", \"resource_changes\": ["
            + "{\"address\": \"store.oslo\", \"type\": \"store\", \"name\": \"oslo\", \"change\":"
            + " {\"actions\": [\"create\"], \"after\": {\"country\": \"SE\", \"owner\": \"hunter2\"},"
            + " \"after_sensitive\": {\"owner\": true}}}]}");
    String[] arguments = check("--profile", "ci", "--rule", "at-home", "plan.json");
    Run run = Run.of(folder, arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("declared", "plan.json:1").doesNotContain("hunter2");
    company.write("plan.json", company.read("plan.json").getBytes(StandardCharsets.UTF_16LE));
    assertThat(Run.of(folder, arguments).exitCode()).isEqualTo(1);
  }

  @Test
  void aPlanOfAnUnknownVersionProvesNothing() {
    company.write(
        "plan.json", "{\"format_version\": \"7.0\", \"planned_values\": {\"root_module\": {}}}");
    Run run = Run.of(folder, check("--profile", "ci", "--rule", "at-home", "plan.json"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("supported are 0.x");
  }

  private static String[] check(String... arguments) {
    String[] all = new String[arguments.length + 5];
    System.arraycopy(
        new String[] {"check", "--pack", "shop", "--as-of", "2014-12-15"}, 0, all, 0, 5);
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
