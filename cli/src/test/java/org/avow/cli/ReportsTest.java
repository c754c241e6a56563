package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports beside the verdict, and those of a verdict that was kept. */
final class ReportsTest {
  private static final Path SCHEMA =
      Path.of("..", "engine", "src", "test", "resources", "schemas", "sarif-schema-2.1.0.json");

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  @Test
  void writesSeveralAtOnceAndEndsTheSame() throws IOException {
    company.stores("SE");
    Run plain = company.check();
    Run run =
        company.check(
            "--report",
            "html=r.html",
            "--report",
            "sarif=r.sarif",
            "--report=junit=r.xml",
            "--report",
            "json=r.json",
            "--report",
            "text=r.txt",
            "--report",
            "github=r.github");
    assertThat(run).isEqualTo(plain);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(company.read("r.html")).startsWith("<!DOCTYPE html>").contains("✗", "at-home");
    assertThat(company.read("r.xml")).contains("<failure type=\"medium\"");
    assertThat(company.read("r.json")).isEqualTo(company.check("--format", "json").out());
    assertThat(company.read("r.txt")).startsWith("Question  As of 2014-12-15");
    assertThat(company.read("r.github"))
        .startsWith("::warning file=stores.yaml,line=1,col=3,title=residency/at-home (medium)::");
    String schema = Files.readString(SCHEMA);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(company.read("r.sarif"), InputFormat.JSON))
        .isEmpty();
    assertThat(names())
        .containsExactlyInAnyOrder(
            "evidence", "policies", "r.html", "r.sarif", "r.xml", "r.json", "r.txt", "r.github");
  }

  @Test
  void leavesStandardOutputToTheOneThatWantsIt() {
    Run run = company.check("--report", "junit=-");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("<?xml").endsWith("</testsuites>\n");
    assertThat(company.check("--report", "junit=-", "--report", "html=-"))
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error: two reports would go to standard output
                  = help: write all but one of them to files
                """));
  }

  @Test
  void putsPathsBelowTheRoot() {
    company.stores("SE");
    assertThat(company.check("--report", "github=-", "--report-root", ".").out())
        .startsWith("::warning file=evidence/stores.yaml,line=1");
    Run run = company.check("--report", "github=-", "--report-root", "policies");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("does not lie in");
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThat(company.check("--report", "htm=a").err())
        .isEqualTo("error: unknown report format `htm`\n  = help: did you mean `html`?\n");
    assertThat(company.check("--report", "html").err())
        .isEqualTo(
            """
            error: `--report html` names no file
              = help: write it as `--report html=report.html`
            """);
    assertThat(company.check("--report", "html=a", "--output", "a").err())
        .startsWith("error: two outputs would go to `");
  }

  @Test
  void writesNothingWhereOneCannotBeWritten() throws IOException {
    for (String bad : List.of("html=nowhere/r.html", "html=policies")) {
      Run run = company.check("--report", "sarif=r.sarif", "--report", bad);
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("error: cannot write `");
      assertThat(names()).containsExactlyInAnyOrder("evidence", "policies");
    }
  }

  @Test
  void writesOverNothingThatWasJudged() {
    String before = company.read("evidence/stores.yaml");
    Run run = company.check("--report", "html=evidence/stores.yaml");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(company.read("evidence/stores.yaml")).isEqualTo(before);
  }

  @Test
  void rendersAVerdictThatWasKept() {
    company.stores("SE");
    Run check = company.check("--report", "html=one.html");
    company.check("--format", "json", "--output", "verdict.json");
    assertThat(Run.of(folder, "render", "verdict.json")).isEqualTo(check);
    Run run = Run.of(folder, "render", "verdict.json", "--report", "html=two.html");
    assertThat(run).isEqualTo(new Run(1, "", ""));
    assertThat(company.read("two.html")).isEqualTo(company.read("one.html"));
  }

  @Test
  void rendersNothingElse() {
    company.write("broken.json", company.check("--format", "json").out().substring(0, 100));
    company.write("other.json", "{\"semantics\":\"7\"}");
    assertThat(Run.of(folder, "render", "broken.json").err())
        .isEqualTo(
            "error: `"
                + folder.resolve("broken.json")
                + "`: the verdict document breaks off at line 1, column 101\n"
                + "  = help: copy it again, whole\n");
    assertThat(Run.of(folder, "render", "broken.json").exitCode()).isEqualTo(3);
    assertThat(Run.of(folder, "render", "other.json").err()).contains("another version");
    assertThat(Run.of(folder, "render", "evidence").exitCode()).isEqualTo(4);
    assertThat(Run.of(folder, "render", "nothing.json").exitCode()).isEqualTo(4);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
