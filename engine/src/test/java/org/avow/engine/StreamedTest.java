package org.avow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.avow.engine.feed.Workers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thirty rules of the benchmark over logs that are judged while they pass by. */
final class StreamedTest {
  private static final Path POLICIES = Path.of("..", "bench", "policies");
  private static final String MANIFEST =
      """
      manifest: Log
      packs: [access-log]
      as_of: 2015-01-01
      period: { from: 2014-01-01, until: 2015-01-01 }
      sources:
        - source: log
          path: "*.jsonl"
          feed: service-log
          covers: { from: beginning, until: 2015-01-01 }
      """;

  @TempDir private Path folder;

  private static String line(Random random, int number, int of) {
    long second = 31_000_000L * number / of;
    Instant at = Instant.parse("2014-01-01T00:00:00Z").plusSeconds(second);
    String kind =
        pick(
            random,
            "access",
            "access",
            "collection",
            "consent",
            "deletion",
            "deletion_request",
            "approval",
            "key_use");
    String subject = "u" + random.nextInt(40);
    return String.format(
        Locale.ROOT,
        "{\"id\":\"e%06d\",\"kind\":\"%s\",\"at\":\"%s\",\"service\":\"%s\",\"subject\":\"%s\","
            + "\"subject_country\":\"%s\",\"tls\":{\"version\":\"%s\",\"cipher\":\"ECDHE\"},"
            + "\"resource\":{\"country\":\"%s\",\"encrypted\":%s,\"algorithm\":\"AES-128\","
            + "\"personal_data\":%s},\"actor\":{\"id\":\"s%d\",\"role\":\"%s\",\"mfa\":true,"
            + "\"trained\":%s,\"country\":\"SG\"},\"action\":\"%s\",\"purpose\":\"support\","
            + "\"ticket\":\"T-%d\",\"status\":200,\"bytes\":%d,\"user_agent\":\"ops-cli/2\","
            + "\"category\":\"usage\",\"transport\":\"https\",\"host\":\"a.example\","
            + "\"granted\":%s,\"channel\":\"web\",\"scope\":\"account\",\"key\":\"k%d\"}",
        number,
        kind,
        at,
        pick(random, "themes", "cloud-sync"),
        subject,
        pick(random, "IN", "SG"),
        random.nextInt(50) == 0 ? "TLSv1.0" : "TLSv1.2",
        pick(random, "SG", "US", "CN"),
        random.nextInt(90) != 0,
        pick(random, "true", "false", "null"),
        random.nextInt(9),
        pick(random, "dpo", "sre"),
        random.nextInt(60) != 0,
        pick(random, "read", "export"),
        number,
        random.nextInt(60_000),
        random.nextInt(5) != 0,
        random.nextInt(12));
  }

  private static String pick(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  private static List<String> lines(long seed, int count) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(random, i, count));
    }
    return lines;
  }

  private void write(String name, List<String> lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    Files.writeString(folder.resolve("avow.yaml"), MANIFEST);
  }

  private String streamed(Workers workers) throws IOException {
    return TwoWays.streamed(POLICIES, folder, workers);
  }

  private String kept() throws IOException {
    return TwoWays.kept(POLICIES, folder);
  }

  private void agree() throws IOException {
    String expected = kept();
    for (Workers workers :
        List.of(
            new Workers(1, 1 << 20, 64),
            new Workers(2, 3_000, 5, 0),
            new Workers(7, 20_000, 3, 50_000),
            new Workers(2, 20_000, 64, 0, 10_000),
            new Workers(1, 1 << 20, 64, 1 << 20, 1 << 20))) {
      assertThat(streamed(workers)).as(workers.toString()).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("7.3 threads, blocks and parts change no byte")
  void inOrder() throws IOException {
    write("log.jsonl", lines(1, 3_000));
    agree();
  }

  @Test
  @DisplayName("1.5, 2.7 repeated ids, two files, no order, bad lines, and lines of another kind")
  void outOfOrder() throws IOException {
    List<String> lines = lines(2, 3_000);
    Collections.shuffle(lines, new Random(3));
    write("b.jsonl", lines.subList(0, 2_000));
    List<String> others = new ArrayList<>(lines.subList(1_900, 3_000));
    for (int i = 0; i < 50; i++) {
      others.set(i, others.get(i).replace("\"support\"", "\"marketing\""));
    }
    others.set(60, "{\"kind\":");
    others.set(70, others.get(70).replace("themes", "the\\u006des"));
    others.set(80, others.get(80).replace("\"subject\":", "\"whose\":"));
    others.set(90, "");
    write("a.jsonl", others);
    agree();
  }

  @Test
  @DisplayName(
      "9.3 what is proved to pass outside of sessions passes in them, ties and gaps included")
  void manySmallLogs() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>();
      int count = 150;
      for (int i = 0; i < count; i++) {
        // Coarse instants tie; a few lines lack a field, or hold another type.
        String line = line(random, i / 3 * 3, count).replaceFirst("\"e[0-9]*", "\"e" + i);
        line = line.replaceAll("\"u[0-9]*([0-4])\"", "\"u$1\"");
        switch (random.nextInt(60)) {
          case 0 -> line = line.replace("\"granted\":true", "\"granted\":\"perhaps\"");
          case 1 -> line = line.replace("\"scope\":\"account\",", "");
          case 2 -> line = line.replace(",\"key\":", ",\"other_key\":");
          default -> {}
        }
        lines.add(line);
      }
      if (seed % 4 == 3) {
        Collections.shuffle(lines, random);
      }
      write("log.jsonl", lines);
      if (seed % 5 == 4) {
        String late = MANIFEST.replace("from: beginning", "from: 2014-03-01");
        Files.writeString(folder.resolve("avow.yaml"), late);
      }
      assertThat(streamed(new Workers(2, 3_000, 5, seed % 2 == 0 ? 0 : 1 << 20)))
          .as("seed %s", seed)
          .isEqualTo(kept());
    }
  }

  @Test
  @DisplayName("1.5 logs whose ids ascend, apart, one behind the other or overlapping")
  void ascendingIds() throws IOException {
    List<String> lines = lines(5, 7_000);
    write("b.jsonl", lines.subList(0, 4_000));
    write("a.jsonl", lines.subList(4_000, 7_000));
    agree();
    List<String> others = new ArrayList<>(lines.subList(3_990, 7_000));
    others.set(3, others.get(3).replace("\"support\"", "\"marketing\""));
    write("a.jsonl", others);
    agree();
    others.set(2_000, others.get(2_000).replace("themes", "th\u00e9mes"));
    others.add(others.get(10));
    write("a.jsonl", others);
    agree();
  }
}
