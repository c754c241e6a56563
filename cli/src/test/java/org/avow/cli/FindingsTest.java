package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final String UPLOADS =
      """
      vocabulary: shop
      types:
        upload:
          kind: event
          description: An upload
          streams: [log]
          fields:
            host: { type: string, personal: false }
            subject: { type: string, personal: true }
            size: { type: int }
      streams:
        log: { collect: Export the log. }
      ---
      feed: uploads
      format: jsonl
      stream: log
      facts:
        - make: upload
          fields: { at: record.at, host: record.host, subject: record.subject, size: record.size }
      ---
      policy: home
      title: Home
      rules:
        - rule: r
          for: upload
          require: upload.host == 'b'
          message: "${upload.size} of ${upload.subject} to ${upload.host}"
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

  /** So many that several threads put them into words; owners are counted by first use. */
  @Test
  void writesManyInOrder() {
    List<String> countries = List.of("BR", "NO", "FR", "");
    StringBuilder stores = new StringBuilder();
    StringBuilder fails = new StringBuilder();
    StringBuilder inconclusive = new StringBuilder();
    Map<Integer, Integer> ordinals = new HashMap<>();
    for (boolean known : new boolean[] {true, false}) {
      for (int i = 0; i < 6_000; i++) {
        String country = countries.get(i % 4);
        if (!country.equals("NO") && country.isEmpty() != known) {
          int owner = ordinals.computeIfAbsent(i * i % 997, number -> ordinals.size() + 1);
          (known ? fails : inconclusive).append(line(i, owner, country));
        }
      }
    }
    for (int i = 0; i < 6_000; i++) {
      String country = countries.get(i % 4);
      stores.append("- store: { name: s").append(i).append(", owner: o").append(i * i % 997);
      stores.append(country.isEmpty() ? "" : ", country: '" + country + "'").append(" }\n");
    }
    company.write("evidence/stores.yaml", stores.toString());
    assertThat(company.check("--findings", "all.jsonl", "-q").exitCode()).isEqualTo(1);
    assertThat(company.read("all.jsonl")).isEqualTo(fails.toString() + inconclusive);
  }

  /** The line of a store, the owner of which has an ordinal. */
  private static String line(int store, int owner, String country) {
    String absent = "\"lack\":\"absent\",\"masked\":false,\"type\":\"none\"";
    String value =
        country.isEmpty()
            ? absent
            : "\"masked\":false,\"type\":\"string\",\"value\":\"" + country + "\"";
    return WRITTEN
        .substring(0, WRITTEN.indexOf('\n') + 1)
        .replace("\"line\":1,", "\"line\":" + (store + 1) + ",")
        .replace("/0/store", "/" + store + "/store")
        .replace("rio", "s" + store)
        .replace("owner #1", "owner #" + owner)
        .replace("in BR", "in " + (country.isEmpty() ? "(absent)" : country))
        .replace("fail", country.isEmpty() ? "inconclusive" : "fail")
        .replace("violated", country.isEmpty() ? "unknown" : "violated")
        .replace("\"masked\":false,\"type\":\"string\",\"value\":\"BR\"", value);
  }

  /** Lines are read by columns; what a message alone reads stands in none. */
  @Test
  void tellsOfLinesWhatTheMessageReads() {
    company
        .write("policies/shop/shop.yaml", UPLOADS)
        .write(
            "evidence/avow.yaml",
            """
            manifest: The shop
            packs: [shop]
            as_of: 2014-12-15
            sources:
              - { source: uploads, path: uploads.jsonl, feed: uploads, covers: { from: beginning, until: 2015-01-01 } }
            """)
        .write(
            "evidence/uploads.jsonl",
            """
            {"at":"2014-12-01T00:00:00Z","host":"a","subject":"ana","size":7}
            {"at":"2014-12-02T00:00:00Z","host":"b","subject":"bob","size":8}
            {"at":"2014-12-03T00:00:00Z","host":"c","subject":"ana","size":9}
            """);
    assertThat(company.check("--findings", "all.jsonl", "-q").exitCode()).isEqualTo(1);
    assertThat(company.read("all.jsonl"))
        .isEqualTo(
            """
            {"at":"2014-12-01T00:00:00Z",\
            "location":{"column":1,"file":"uploads.jsonl","line":1,"pointer":"",\
            "source":"uploads"},"message":"7 of subject #1 to a","outcome":"fail","policy":"home",\
            "reasons":["violated"],"rule":"r","subject":{"kind":"fact","type":"upload"},\
            "values":[{"expression":"upload.host","masked":false,"type":"string","value":"a"}],\
            "version":1}
            {"at":"2014-12-03T00:00:00Z",\
            "location":{"column":1,"file":"uploads.jsonl","line":3,"pointer":"",\
            "source":"uploads"},"message":"9 of subject #1 to c","outcome":"fail","policy":"home",\
            "reasons":["violated"],"rule":"r","subject":{"kind":"fact","type":"upload"},\
            "values":[{"expression":"upload.host","masked":false,"type":"string","value":"c"}],\
            "version":1}
            """);
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
