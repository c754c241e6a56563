package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many files come to the same, however many threads read them. */
final class FilesReadingTest {
  private static final int FILES = 120;
  private static final int LARGE = 1_100_000;
  private static final String FEEDS =
      """
      feed: consents
      stream: consents
      facts:
        - make: consent
          fields: { id: record.id, subject: source.path, at: record.at, seq: record.seq }
      ---
      feed: dated
      facts:
        - make: store
          each: record.stores
          fields: { id: item.id, rows: item.rows, at: item.seen }
      """;

  @TempDir private Path root;

  @BeforeEach
  void write() {
    Random random = new Random(7);
    Tree tree = new Tree(root, FEEDS);
    for (int number = 0; number < FILES; number++) {
      tree.file("logs/app.jsonl." + number, log(random, number));
      tree.file(String.format(Locale.ROOT, "stores/%03d.yaml", number), stores(random, number));
      tree.file(
          String.format(Locale.ROOT, "facts/%03d.yaml", number),
          "- deletion: { subject: u" + number + " }\n");
    }
    tree.file("facts/050.yaml", "- store: { id: s } # avow:skip\n");
    tree.file("facts/051.yaml", "- nothing: { id: s }\n");
    tree.file("facts/052.yaml", "- deletion: { subject: \"open\n");
    tree.file("facts/000.unsaid", "");
    tree.file("stores/060.yaml", "stores: [{ id: big }, { id: \"" + "x".repeat(LARGE) + "\" }]\n");
  }

  private static String log(Random random, int number) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 5; line++) {
      int day = 1 + random.nextInt(9);
      text.append(
          random.nextInt(8) == 0
              ? "{\"id\": broken\n"
              : String.format(
                  Locale.ROOT,
                  "{\"id\":\"%d-%d\",\"at\":\"2014-12-0%dT10:00:00Z\",\"seq\":%d}\n",
                  number,
                  line,
                  day,
                  line));
    }
    return text.toString();
  }

  private static String stores(Random random, int number) {
    String seen = random.nextInt(4) == 0 ? "" : ", seen: \"2014-12-0" + (1 + number % 9) + "\"";
    String broken = random.nextInt(6) == 0 ? "---\nstores: 7\n---\n a: [\n" : "";
    return "stores:\n- { id: s" + number + ", rows: " + random.nextInt(9) + seen + " }\n" + broken;
  }

  private List<String> told(int threads) {
    List<String> lines = new ArrayList<>();
    for (boolean facts : new boolean[] {true, false}) {
      Tree tree = new Tree(root, FEEDS).threads(threads);
      tree.source(
          "logs",
          "logs/app.jsonl.*",
          Optional.of("consents"),
          Optional.empty(),
          true,
          Tree.spanning("2014-12-01", "2014-12-15"));
      tree.source("stores", "stores/*.yaml", Optional.of("dated"));
      tree.source("facts", "facts/*", Optional.empty());
      lines.addAll(facts ? tree.facts() : tree.summary());
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void threadsChangeNothing(int threads) {
    assertThat(told(threads)).isEqualTo(told(1));
  }

  /** So that the comparison means something. */
  @Test
  void readsWhatWasWritten() {
    List<String> told = told(3);
    assertThat(told.stream().filter(line -> line.contains(" store id=")))
        .hasSizeGreaterThan(FILES)
        .anyMatch(line -> line.contains(" store id=big"));
    assertThat(told.stream().filter(line -> line.matches("logs .* consent .*"))).hasSize(5 * FILES);
    assertThat(told).anyMatch(line -> line.contains("evidence cannot excuse itself"));
    assertThat(told)
        .contains("problem: nothing says what format `facts/000.unsaid` has; say `format:`");
  }
}
