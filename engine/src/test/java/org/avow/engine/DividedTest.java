package org.avow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.avow.engine.feed.Workers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of different parts bear on each other where they lack a key, and in history. */
final class DividedTest {
  private static final String VOCABULARY =
      """
      vocabulary: shop
      streams: { log: { description: The log, collect: Ask } }
      types:
        visit:
          kind: event
          description: A visit
          streams: [log]
          id: [id]
          fields:
            id: { type: string, personal: false }
            guest: { type: string, personal: false }
            room: { type: string, personal: false }
            paid: { type: bool }
        booking:
          kind: event
          description: A booking
          streams: [log]
          id: [id]
          fields:
            id: { type: string, personal: false }
            guest: { type: string, personal: false }
            room: { type: string, personal: false }
      """;
  private static final String FEED =
      """
      feed: log
      format: jsonl
      stream: log
      facts:
        - make: visit
          when: "record.kind == 'visit'"
          copy: [id, at, guest, room, paid]
        - make: booking
          when: "record.kind == 'booking'"
          copy: [id, at, guest, room]
      """;
  private static final String MANIFEST =
      """
      manifest: Shop
      packs: [shop]
      as_of: 2015-01-01
      period: { from: 2014-01-01, until: 2015-01-01 }
      sources:
        - { source: log, path: log.jsonl, feed: log, covers: { from: beginning, until: 2015-01-01 } }
      """;
  private static final String BOOKED =
      """
        - rule: booked
          for: visit
          require:
            exists: booking
            where: booking.guest == visit.guest && booking.room == visit.room
      """;

  @TempDir private Path folder;

  private Path policies(String rules) throws IOException {
    Path pack = Files.createDirectories(folder.resolve("policies/shop"));
    Files.writeString(pack.resolve("vocabulary.yaml"), VOCABULARY);
    Files.writeString(pack.resolve("feed.yaml"), FEED);
    Files.writeString(
        pack.resolve("policy.yaml"), "policy: p\ntitle: P\nseverity: high\nrules:\n" + rules);
    Files.writeString(folder.resolve("avow.yaml"), MANIFEST);
    return folder.resolve("policies");
  }

  private static String record(String kind, int number, String rest) {
    Instant at = Instant.parse("2014-03-01T00:00:00Z").plusSeconds(number);
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s%06d\",\"kind\":\"%s\",\"at\":\"%s\",%s}",
        kind,
        number,
        kind,
        at,
        rest);
  }

  private String agree(Path policies, List<String> lines) throws IOException {
    Files.writeString(folder.resolve("log.jsonl"), String.join("\n", lines) + "\n");
    String expected = TwoWays.kept(policies, folder);
    for (Workers workers :
        List.of(
            new Workers(1, 1 << 20, 64),
            new Workers(2, 4_000, 5, 0),
            new Workers(3, 64, 1),
            new Workers(2, 4_000, 64, 0, 3_000),
            new Workers(1, 1 << 20, 64, 1 << 20, 1 << 20))) {
      assertThat(TwoWays.streamed(policies, folder, workers))
          .as(workers.toString())
          .isEqualTo(expected);
    }
    return expected;
  }

  private static List<String> visits(int bookings, String room) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < bookings; i++) {
      lines.add(record("booking", i, "\"guest\":\"g" + i % 90 + "\"" + room));
    }
    for (int i = 0; i < 20; i++) {
      lines.add(record("visit", i, "\"guest\":\"h" + i + "\",\"room\":\"r\",\"paid\":true"));
    }
    return lines;
  }

  @Test
  @DisplayName("9.2 candidates that lack a field of their key are a gap of every part, or of none")
  void lackingKeys() throws IOException {
    Path policies = policies(BOOKED);
    for (String room : List.of("", ",\"room\":7")) {
      assertThat(agree(policies, visits(1_000, room))).contains("\"fail\":20,");
      assertThat(agree(policies, visits(1_001, room))).contains("\"inconclusive\":20,");
    }
  }

  @Test
  @DisplayName("3.4 a visit without a room is a possible member of every guest's groups")
  void lackingGroups() throws IOException {
    Path policies =
        policies(
            """
              - rule: once
                for: visit
                per: [visit.guest, visit.room]
                at_most: 1
            """);
    List<String> lines = visits(0, "");
    assertThat(agree(policies, lines)).contains("\"pass\":20,");
    lines.add(record("visit", 90, "\"guest\":\"i\",\"paid\":true"));
    // Of the group of those without a key nobody is a member for certain, and only one can be.
    assertThat(agree(policies, lines)).contains("\"pass\":1,").contains("\"inconclusive\":20,");
  }

  @Test
  @DisplayName("4.9 a rule of two hundred leaves counts what passes all of them")
  void manyLeaves() throws IOException {
    String leaf =
        "        - { exists: booking, where: booking.guest == visit.guest && booking.room == visit.room }\n";
    Path policies =
        policies("  - rule: all\n    for: visit\n    require:\n      all:\n" + leaf.repeat(200));
    List<String> lines = visits(0, "");
    for (int i = 0; i < 10; i++) {
      lines.add(record("booking", i, "\"guest\":\"h" + i + "\",\"room\":\"r\""));
    }
    assertThat(agree(policies, lines)).contains("\"pass\":10,").contains("\"fail\":10,");
  }

  @Test
  @DisplayName("6.7 the last run of failures is known where these are told of twice")
  void failuresToldTwice() throws IOException {
    Path policies = policies("  - { rule: paid, for: visit, require: visit.paid }\n");
    List<String> lines =
        IntStream.range(0, 12_000)
            .mapToObj(i -> record("visit", i, "\"paid\":" + (i != 1_000 && i != 2_000)))
            .collect(Collectors.toCollection(ArrayList::new));
    lines.add(lines.get(1_000));
    lines.add(lines.get(2_000));
    assertThat(agree(policies, lines)).contains("\"since\":\"2014-03-01T00:33:20Z\"");
  }
}
