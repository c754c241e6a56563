package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped pack in DRL, and what the command does with such packs. */
final class DrlPackTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void itsOwnTestsHold() {
    assertThat(Run.of(ROOT, "test", "xiaomi-2014-drl"))
        .isEqualTo(
            new Run(
                0,
                """
                Tests  10 cases: all as expected
                Rules  2 rules: each has a passing, a failing and an inconclusive case
                """,
                ""));
  }

  @Test
  void itsTreeShowsTheBurstAndTheLoneDecryption() {
    Run run = Run.of(ROOT, "check", "fixtures/xiaomi-2014-drl/november-2014");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "keys/key-audit.jsonl:2\n      operator #1 decrypted under CHG-302 with 1 authorizations of others\n")
        .contains(
            """
            logs/archive-log.jsonl:1
                  operator #1 removed gateway-2014-11-20 after exports from 3 stores within
                  ten minutes
            """)
        .contains("due 2014-12-12 09:00 UTC")
        .doesNotContain("op-17");
  }

  @Test
  void bothPacksOfTheStatementGoTogether() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(
        tree.resolve("avow.yaml"),
        "manifest: both\npacks: [xiaomi-2014, xiaomi-2014-drl]\nas_of: 2014-12-10\nsources: []\n");
    Run run = Run.of(ROOT, "check", "-q", "--policies", "policies", tree.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void needsNameWhatTheRulesReadBesides() {
    Run run = Run.of(ROOT, "needs", "xiaomi-2014-drl");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "   Time of authorization: from P7D before the period until the as-of instant\n",
            "   Time of decryption_review: from P7D before the period until the as-of instant\n",
            "   Time of store_export: from PT10M before the period until the as-of instant\n");
  }

  @Test
  void stubsAreJava() throws IOException {
    Path stubs = folder.resolve("stubs");
    assertThat(Run.of(ROOT, "drl", "--stubs", stubs.toString(), "xiaomi-2014-drl"))
        .isEqualTo(new Run(0, "7 Java sources written to " + stubs + "\n", ""));
    assertThat(Files.readString(stubs.resolve("avow/facts/log_removal.java")))
        .contains("/** Who removed it. Personal: masked in every report. */")
        .contains("  public native String getOperator();\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Assumptions.assumeTrue(compiler != null, "this runtime has no Java compiler");
    try (Stream<Path> files = Files.walk(stubs)) {
      List<String> sources =
          files.map(Path::toString).filter(path -> path.endsWith(".java")).sorted().toList();
      String[] arguments =
          Stream.concat(Stream.of("-proc:none", "-d", folder.toString()), sources.stream())
              .toArray(String[]::new);
      assertThat(compiler.run(null, null, null, arguments)).isZero();
    }
  }

  @Test
  void stubsThatCannotBeWrittenAreRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Run run = Run.of(ROOT, "drl", "--stubs", file.toString(), "xiaomi-2014-drl");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("its folder cannot be made").contains("= help: name a folder");
  }

  @Test
  void codeThatIsNoTextIsAnErrorWithItsFile() throws IOException {
    Company company = new Company(folder);
    Path code = folder.resolve("policies/shop/code.drl");
    Files.write(code, new byte[] {0, 1, 2, 3});
    Run binary = Run.of(folder, "test", "shop");
    assertThat(binary.exitCode()).isEqualTo(3);
    assertThat(binary.err()).contains("error[AV102]").contains("shop/code.drl:1:1");
    company.write("policies/shop/code.drl", "// much\n".repeat(600_000));
    Run huge = Run.of(folder, "test", "shop");
    assertThat(huge.exitCode()).isEqualTo(3);
    assertThat(huge.err()).contains("error[AV105]").contains("shop/code.drl:1:1");
    company.write("policies/shop/code.drl", "");
    assertThat(Run.of(folder, "test", "shop").exitCode()).isEqualTo(2);
  }
}
