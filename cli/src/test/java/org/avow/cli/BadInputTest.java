package org.avow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.avow.engine.text.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifest, packs, arguments and output that cannot be used: one clear message, one exit code. */
final class BadInputTest {

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  @Test
  void missingFolder() {
    refused(
        4,
        Run.of(folder, "check", "nowhere"),
        "there is no file or folder `" + folder + "/nowhere`");
  }

  @Test
  void emptyFolder() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    refused(
        4,
        Run.of(folder, "check", "empty"),
        "there is no manifest `avow.yaml` in `" + folder + "/empty`");
  }

  @Test
  void noPermission() throws IOException {
    Path manifest = folder.resolve("evidence/avow.yaml");
    Files.setPosixFilePermissions(manifest, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(manifest)).as("root may read everything").isFalse();
    refused(4, company.check(), "`" + manifest + "` cannot be read: permission denied");
  }

  @Test
  void folderForAManifest() throws IOException {
    company.delete("evidence/avow.yaml");
    Files.createDirectory(folder.resolve("evidence/avow.yaml"));
    refused(4, company.check(), "`" + folder + "/evidence/avow.yaml` is a folder, not a file");
  }

  @Test
  void folderAmongFiles() {
    refused(
        4,
        Run.of(folder, "check", "evidence/stores.yaml", "policies"),
        "`" + folder + "/policies` is a folder, not a file");
  }

  @Test
  void noPolicies() throws IOException {
    company.delete("policies/shop/shop.yaml").delete("policies/shop").delete("policies");
    refused(
        3,
        company.check("--policies", "elsewhere"),
        "there is no folder `" + folder + "/elsewhere`");
  }

  @Test
  void unknownPack() {
    diagnosed(
        company.check("--pack", "shap"), "error[AV227]: there is no pack `shap`", "mean `shop`?");
  }

  @Test
  void unknownPackOfAManifest() {
    company.replace("evidence/avow.yaml", "packs: [shop]", "packs: [shap]");
    assertThat(company.check())
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error[AV227]: there is no pack `shap`
                  --> avow.yaml:2:9
                   |
                 2 | packs: [shap]
                   |         ^^^^
                   = help: did you mean `shop`?

                """));
    assertThat(Run.of(folder, "facts", "evidence")).isEqualTo(company.check());
  }

  @Test
  void folderOfPacksThatIsNoFolderAnyMore() {
    company.write("evidence/policies/other", "");
    assertThat(Run.of(folder, "test", "--policies", "evidence/policies", "shop").err())
        .startsWith("error[AV227]: there is no pack `shop`\n");
  }

  @Test
  void folderOfPacksThatMayNotBeRead() throws IOException {
    Path policies = folder.resolve("policies");
    Files.setPosixFilePermissions(policies, PosixFilePermissions.fromString("---------"));
    boolean readable = Files.isReadable(policies);
    Run run = company.check();
    Files.setPosixFilePermissions(policies, PosixFilePermissions.fromString("rwx------"));
    assumeThat(readable).as("root may read everything").isFalse();
    diagnosed(
        run,
        "error[AV101]: the folder that should hold the pack `shop` cannot be read",
        "--> avow.yaml:2:9",
        "help: check that `" + policies + "` is a folder that you may read");
  }

  @Test
  void saysOnceThatEvidenceIsLater() {
    Run run = company.check("--as-of", "2014-01-01");
    assertThat(run.err().split("AV403", -1)).hasSize(2);
  }

  @Test
  void noPackNamed() {
    company
        .write("policies/other/other.yaml", "vocabulary: other\ntypes: {}\n")
        .replace("evidence/avow.yaml", "packs: [shop]\n", "");
    refused(
        3, company.check(), "no pack of `" + folder + "/policies` is named: it holds other, shop");
  }

  @Test
  void binaryManifest() {
    company.write("evidence/avow.yaml", new byte[] {0, 1, 2, (byte) 0xff, 0});
    diagnosed(company.check(), "error[AV102]");
  }

  @Test
  void utf16Manifest() {
    company.write("evidence/avow.yaml", "manifest: The shop\n".getBytes(StandardCharsets.UTF_16));
    diagnosed(company.check(), "error[AV102]", "UTF-8");
  }

  @Test
  void aliasBombInAPolicy() {
    StringBuilder bomb = new StringBuilder("policy: &a [x, x]\n");
    String last = "a";
    for (char c = 'b'; c < 'z'; c++) {
      bomb.append(c).append(": &").append(c).append(" [*").append(last).append(", *");
      bomb.append(last).append("]\n");
      last = String.valueOf(c);
    }
    company.write("policies/shop/bomb.yaml", bomb.toString());
    diagnosed(company.check(), "error[AV107]");
  }

  @Test
  void nestedPolicy() {
    company.write("policies/shop/deep.yaml", "policy: " + "[".repeat(200) + "]".repeat(200) + "\n");
    diagnosed(company.check(), "error[AV106]");
  }

  @Test
  void duplicateKey() {
    company.replace(
        "policies/shop/shop.yaml", "    for: store\n", "    for: store\n    for: store\n");
    diagnosed(company.check(), "error[AV104]", "shop/shop.yaml:33:5");
  }

  @Test
  void tabIndented() {
    company.replace("policies/shop/shop.yaml", "    for: store", "\tfor: store");
    diagnosed(company.check(), "error[AV103]", "tab");
  }

  @Test
  void unknownDocument() {
    company.write("policies/shop/x.yaml", "polici: consent\n");
    diagnosed(company.check(), "error[AV201]", "did you mean `policy`?");
  }

  @Test
  void cycleOfDerivedFields() {
    company.replace(
        "policies/shop/shop.yaml",
        "  login:\n",
        "    derive:\n      a: store.b\n      b: store.a\n  login:\n");
    diagnosed(company.check(), "error[AV214]");
  }

  @Test
  void conditionOfTheWrongType() {
    company.replace("policies/shop/shop.yaml", "country == 'NO'", "country == 47");
    diagnosed(company.check(), "error[AV302]", "^");
  }

  @Test
  void wrongQuote() {
    company
        .write("policies/shop/letter.txt", "We say that all stores are somewhere.\n")
        .replace(
            "policies/shop/shop.yaml",
            "title: Letter\n",
            "title: Letter\nsource: { file: letter.txt, sha256: "
                + Sha256.of(
                        "We say that all stores are somewhere.\n".getBytes(StandardCharsets.UTF_8))
                    .hex()
                + " }\n");
    diagnosed(company.check(), "error[AV212]", "all stores are at home");
  }

  @Test
  void unreadableDate() {
    diagnosed(company.check("--as-of", "yesterday"), "error[AV209]", "--as-of:1:1");
    company.replace("evidence/avow.yaml", "as_of: 2014-12-15", "as_of: 2014-13-15");
    diagnosed(company.check(), "error[AV209]", "avow.yaml:3:8");
  }

  @Test
  void unknownSelection() {
    diagnosed(company.check("--clause", "at-hoem"), "error[AV404]", "did you mean `at-home`?");
  }

  @Test
  void evidenceOutsideTheRoot() {
    company.replace("evidence/avow.yaml", "path: stores.yaml", "path: ../stores.yaml");
    diagnosed(company.check(), "error[AV401]", "avow.yaml:6:11");
  }

  @Test
  void diagnosticsAsJson() {
    company.replace("policies/shop/shop.yaml", "    for: store\n", "    fro: store\n");
    Run run = company.check("--format", "json");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("{\"diagnostics\":[{\"code\":\"AV")
        .contains("\"file\":\"shop/shop.yaml\"", "\"line\":32", "\"severity\":\"error\"")
        .endsWith("}]}\n");
  }

  @Test
  void outputThatCannotBeWritten() {
    refused(
        4,
        company.check("--output", "nowhere/verdict.txt"),
        "cannot write `" + folder + "/nowhere/verdict.txt`: its folder does not exist");
    refused(
        4,
        company.check("--output", "evidence"),
        "cannot write `" + folder + "/evidence`: it is a folder");
  }

  @Test
  void outputThatIsWhatWasJudged() throws IOException {
    Path manifest = folder.resolve("evidence/avow.yaml");
    String before = Files.readString(manifest);
    refused(
        4,
        company.check("--output", "evidence/avow.yaml"),
        "`" + manifest + "` is what was judged, and is not written over");
    assertThat(Files.readString(manifest)).isEqualTo(before);
  }

  @Test
  void outputThroughALink() throws IOException {
    Path target = Files.writeString(folder.resolve("target.txt"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
    Run run = company.check("--output", "link.txt");
    assertThat(run.err()).isEmpty();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(target)).startsWith("Question ");
    Files.delete(target);
    refused(
        4,
        company.check("--output", "link.txt"),
        "cannot write `" + link + "`: it is a link to nothing");
  }

  @Test
  void standardOutputThatCannotBeWritten() {
    PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    closed.close();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            closed,
            new PrintStream(err, true, UTF_8),
            Map.of(),
            () -> Instant.EPOCH,
            folder,
            false);
    assertThat(Cli.run(new String[] {"--version"}, surroundings)).isEqualTo(4);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "error: cannot write to standard output\n  = help: write to a file with `--output`\n");
  }

  private static void refused(int exitCode, Run run, String message) {
    assertThat(run.err()).startsWith("error: " + message + "\n  = help: ");
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  private static void diagnosed(Run run, String... parts) {
    assertThat(run.err()).startsWith("error[").contains(parts);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
  }
}
