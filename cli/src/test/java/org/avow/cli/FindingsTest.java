package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code avow check --findings}. */
final class FindingsTest {
  private static final String WRITTEN =
      """
      {"at":"2014-12-15T00:00:00Z",\
      "location":{"column":3,"file":"stores.yaml","line":1,"pointer":"/0/store","source":"stores"},\
      "message":"store rio of owner #1 is in BR","outcome":"fail","policy":"residency",\
      "reasons":["violated"],"rule":"at-home",\
      "subject":{"key":[{"expression":"name","masked":false,"type":"string","value":"rio"}],\
      "kind":"fact","type":"store"},\
      "values":[{"expression":"store.country","masked":false,"type":"string","value":"BR"}],\
      "version":1}
      {"at":"2014-12-15T00:00:00Z",\
      "location":{"column":3,"file":"stores.yaml","line":3,"pointer":"/2/store","source":"stores"},\
      "message":"store paris of owner #2 is in FR","outcome":"fail","policy":"residency",\
      "reasons":["violated"],"rule":"at-home",\
      "subject":{"key":[{"expression":"name","masked":false,"type":"string","value":"paris"}],\
      "kind":"fact","type":"store"},\
      "values":[{"expression":"store.country","masked":false,"type":"string","value":"FR"}],\
      "version":1}
      {"at":"2014-12-15T00:00:00Z",\
      "location":{"column":3,"file":"stores.yaml","line":4,"pointer":"/3/store","source":"stores"},\
      "message":"store bern of owner #1 is in (absent)","outcome":"inconclusive",\
      "policy":"residency","reasons":["unknown"],"rule":"at-home",\
      "subject":{"key":[{"expression":"name","masked":false,"type":"string","value":"bern"}],\
      "kind":"fact","type":"store"},\
      "values":[{"expression":"store.country","lack":"absent","masked":false,"type":"none"}],\
      "version":1}
      """;

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void writeStores() {
    company = new Company(folder);
    company.write(
        "evidence/stores.yaml",
        """
        - store: { name: rio, country: BR, owner: ana@mail.example }
        - store: { name: oslo, country: 'NO', owner: anna@mail.example }
        - store: { name: paris, country: FR, owner: anne@mail.example }
        - store: { name: bern, owner: ana@mail.example }
        """);
  }

  @Test
  void writesAllFindingsInOrder() throws Exception {
    Run run =
        company.check("--findings", "all.jsonl", "--format", "json", "--output", "verdict.json");
    assertThat(run).isEqualTo(new Run(1, "", ""));
    assertThat(company.read("all.jsonl")).isEqualTo(WRITTEN);
    VerdictDocument verdict =
        VerdictDocument.parse(Files.readAllBytes(folder.resolve("verdict.json")));
    assertThat(verdict.digests().findings())
        .isEqualTo(Sha256.of(WRITTEN.getBytes(StandardCharsets.UTF_8)).hex());
    assertThat(files()).containsExactly("all.jsonl", "evidence", "policies", "verdict.json");
  }

  @Test
  void changesNothingElse() {
    Run without = company.check("--format", "json");
    assertThat(company.check("--format", "json", "--findings", "all.jsonl")).isEqualTo(without);
  }

  @Test
  void writesAnEmptyFileWhereThereAreNone() {
    company.stores("NO").write("all.jsonl", "old");
    assertThat(company.check("--findings", "all.jsonl", "-q").exitCode()).isZero();
    assertThat(company.read("all.jsonl")).isEmpty();
  }

  @Test
  void leavesTheOldFileWhereNothingIsJudged() throws IOException {
    company.write("all.jsonl", "old").replace("policies/shop/shop.yaml", "country ==", "cuntry ==");
    assertThat(company.check("--findings", "all.jsonl").exitCode()).isEqualTo(3);
    assertThat(company.read("all.jsonl")).isEqualTo("old");
    assertThat(files()).containsExactly("all.jsonl", "evidence", "policies");
  }

  @Test
  void refusesWhatCannotBeWritten() {
    refused("evidence", "it is a folder");
    refused("nowhere/all.jsonl", "its folder does not exist");
  }

  @Test
  void refusesAFolderThatMayNotBeWritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(closed), "root may write everywhere");
    refused("closed/all.jsonl", "permission denied");
  }

  private void refused(String file, String why) {
    assertThat(company.check("--findings", file))
        .isEqualTo(
            error(
                4,
                "cannot write `" + folder.resolve(file) + "`: " + why,
                "name a file in a folder that may be written"));
  }

  private static Run error(int code, String message, String help) {
    return new Run(code, "", "error: " + message + "\n  = help: " + help + "\n");
  }

  @Test
  void saysThatADiskIsFull() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "this machine has no /dev/full");
    refused("/dev/full", "the file system refused it");
    assertThat(files()).containsExactly("evidence", "policies");
  }

  @Test
  void keepsWhatWasJudged() throws IOException {
    company.write("key", "0123456789abcdef0123456789abcdef");
    for (String option : List.of("--findings", "--output", "--run-record")) {
      for (String input :
          List.of("evidence/stores.yaml", "evidence/avow.yaml", "policies/shop/shop.yaml", "key")) {
        keeps(option, input);
      }
    }
    keeps("--report", "html=policies/shop/shop.yaml");
    assertThat(folder.resolve("evidence").toFile().list())
        .containsExactlyInAnyOrder("avow.yaml", "stores.yaml");
  }

  private void keeps(String option, String input) throws IOException {
    String name = input.substring(input.indexOf('=') + 1);
    String before = company.read(name);
    assertThat(company.check("--key-file", "key", option, input).err())
        .as("%s %s", option, input)
        .isEqualTo(
            error(
                    4,
                    "`" + folder.resolve(name) + "` is what was judged, and is not written over",
                    "name another file")
                .err());
    assertThat(company.read(name)).isEqualTo(before);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThat(company.check("--findings", "-"))
        .isEqualTo(
            error(
                3,
                "findings do not go to standard output",
                "name a file: `--findings findings.jsonl`"));
    assertThat(company.check("--findings", ""))
        .isEqualTo(error(3, "`--findings` names no file", "name one: `--findings findings.jsonl`"));
    assertThat(company.check("--findings", "a", "--output", "a"))
        .isEqualTo(
            error(
                3,
                "two outputs would go to `" + folder.resolve("a") + "`",
                "name a file for each"));
    assertThat(company.check("--findings", "a", "--server", "http://127.0.0.1:1"))
        .isEqualTo(
            error(
                3,
                "`--findings` cannot stand beside `--server`",
                "judge here: a server answers with the verdict alone"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
