package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code avow check --findings} of more findings than a verdict shows: so many that several threads
 * put them into words. What each line must be, and the number of each personal value, is made here.
 */
final class ManyFindingsTest {
  private static final int RECORDS = 6_000;

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
          where: upload.size > 5
          require: upload.host == 'b'
          message: "MESSAGE"
      """;

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  private String findings() {
    assertThat(company.check("--findings", "all.jsonl", "-q").exitCode()).isEqualTo(1);
    return company.read("all.jsonl");
  }

  @Test
  void areInOrderWithOwnersCountedByFirstUse() {
    List<String> countries = List.of("BR", "NO", "FR", "");
    StringBuilder stores = new StringBuilder();
    StringBuilder fails = new StringBuilder();
    StringBuilder inconclusive = new StringBuilder();
    Map<Integer, Integer> ordinals = new HashMap<>();
    for (boolean known : new boolean[] {true, false}) {
      for (int i = 0; i < RECORDS; i++) {
        String country = countries.get(i % 4);
        if (!country.equals("NO") && country.isEmpty() != known) {
          (known ? fails : inconclusive).append(store(i, ordinal(ordinals, i), country));
        }
      }
    }
    for (int i = 0; i < RECORDS; i++) {
      String country = countries.get(i % 4);
      stores.append("- store: { name: s").append(i).append(", owner: o").append(person(i));
      stores.append(country.isEmpty() ? "" : ", country: '" + country + "'").append(" }\n");
    }
    company.write("evidence/stores.yaml", stores.toString());
    assertThat(findings()).isEqualTo(fails.toString() + inconclusive);
  }

  private static int person(int record) {
    return record * record % 997;
  }

  private static int ordinal(Map<Integer, Integer> ordinals, int record) {
    return ordinals.computeIfAbsent(person(record), number -> ordinals.size() + 1);
  }

  /** The finding of a store, whose country is empty if it is not known. */
  private static String store(int number, int owner, String country) {
    return String.format(
        Locale.ROOT,
        """
    {"at":"2014-12-15T00:00:00Z",\
    "location":{"column":3,"file":"stores.yaml","line":%d,"pointer":"/%d/store","source":"stores"},\
    "message":"store s%d of owner #%d is in %s","outcome":"%s","policy":"residency",\
    "reasons":["%s"],"rule":"at-home",\
    "subject":{"key":[{"expression":"name","masked":false,"type":"string","value":"s%d"}],\
    "kind":"fact","type":"store"},"values":[{"expression":"store.country",%s}],"version":1}
    """,
        number + 1,
        number,
        number,
        owner,
        country.isEmpty() ? "(absent)" : country,
        country.isEmpty() ? "inconclusive" : "fail",
        country.isEmpty() ? "unknown" : "violated",
        number,
        country.isEmpty()
            ? "\"lack\":\"absent\",\"masked\":false,\"type\":\"none\""
            : "\"masked\":false,\"type\":\"string\",\"value\":\"" + country + "\"");
  }

  /** All that the message reads stands in columns. */
  @Test
  void ofLinesShowWhatTheRuleReads() {
    writeUploads("${upload.size} to ${upload.host}");
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      if (isBroken(i)) {
        expected.append(upload(i, i % 40 + " to " + host(i)));
      }
    }
    assertThat(findings()).isEqualTo(expected.toString());
  }

  /** What the message alone reads stands in no column. */
  @Test
  void ofLinesShowWhatTheMessageReads() {
    writeUploads("${upload.size} of ${upload.subject} to ${upload.host}");
    Map<Integer, Integer> ordinals = new HashMap<>();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      if (isBroken(i)) {
        String subject = "subject #" + ordinal(ordinals, i);
        expected.append(upload(i, i % 40 + " of " + subject + " to " + host(i)));
      }
    }
    assertThat(findings()).isEqualTo(expected.toString());
  }

  private static String host(int upload) {
    return String.valueOf("abc".charAt(upload % 3));
  }

  private static boolean isBroken(int upload) {
    return upload % 40 > 5 && !host(upload).equals("b");
  }

  private void writeUploads(String message) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      lines.append(
          String.format(
              Locale.ROOT,
              """
          {"at":"2014-12-%02dT00:00:00Z","host":"%s","subject":"p%d","size":%d}
          """,
              day(i),
              host(i),
              person(i),
              i % 40));
    }
    company
        .write("policies/shop/shop.yaml", UPLOADS.replace("MESSAGE", message))
        .write(
            "evidence/avow.yaml",
            """
            manifest: The shop
            packs: [shop]
            as_of: 2014-12-15
            sources:
              - source: uploads
                path: uploads.jsonl
                feed: uploads
                covers: { from: beginning, until: 2015-01-01 }
            """)
        .write("evidence/uploads.jsonl", lines.toString());
  }

  private static int day(int upload) {
    return 1 + upload * 14 / RECORDS;
  }

  /** The finding of an upload. */
  private static String upload(int number, String message) {
    return String.format(
        Locale.ROOT,
        """
    {"at":"2014-12-%02dT00:00:00Z",\
    "location":{"column":1,"file":"uploads.jsonl","line":%d,"pointer":"","source":"uploads"},\
    "message":"%s","outcome":"fail","policy":"home","reasons":["violated"],"rule":"r",\
    "subject":{"kind":"fact","type":"upload"},\
    "values":[{"expression":"upload.host","masked":false,"type":"string","value":"%s"}],"version":1}
    """,
        day(number),
        number + 1,
        message,
        host(number));
  }
}
