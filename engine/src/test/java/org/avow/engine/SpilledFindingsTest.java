package org.avow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.avow.engine.evaluate.Effort;
import org.avow.engine.evaluate.kept.NoRoomException;
import org.avow.engine.feed.Workers;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.FileSupply;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All findings of a log of which most records break a rule. */
final class SpilledFindingsTest {
  private static final Path POLICIES = Path.of("..", "bench", "policies");
  private static final String MANIFEST =
      """
      manifest: Log
      packs: [access-log]
      as_of: 2015-01-01
      period: { from: 2014-01-01, until: 2015-01-01 }
      sources:
        - source: b
          path: second.jsonl
          feed: service-log
          covers: { from: beginning, until: 2015-01-01 }
        - source: a
          path: first.jsonl
          feed: service-log
          covers: { from: beginning, until: 2014-12-01 }
      """;

  @TempDir private Path folder;
  @TempDir private Path temporary;

  @BeforeEach
  void writeLogs() throws IOException {
    Files.writeString(folder.resolve("avow.yaml"), MANIFEST);
    Files.write(folder.resolve("first.jsonl"), lines(1));
    Files.write(folder.resolve("second.jsonl"), lines(2));
  }

  private static List<String> lines(int seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "{\"id\":\"%d-%d\",\"kind\":\"%s\",\"at\":\"2014-%02d-01T00:00:%02dZ\",\"subject\":\"u%d\","
                  + "\"service\":\"themes\",\"granted\":false,\"scope\":\"%s\"}",
              seed,
              i,
              pick(random, "collection", "consent", "deletion_request", "key_use"),
              1 + i / 130,
              i % 60,
              random.nextInt(40),
              pick(random, "account", "é€😀")));
    }
    return lines;
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @Test
  @DisplayName("7.2, 7.3 memory, threads, blocks and parts change no byte of the findings")
  void areTheSame() throws IOException {
    byte[] expected = findings(new Workers(1, 1 << 20, 64), Long.MAX_VALUE);
    assertThat(new String(expected, StandardCharsets.UTF_8).lines().count()).isGreaterThan(10_000);
    for (Workers workers : List.of(new Workers(2, 3_000, 5), new Workers(7, 20_000, 3))) {
      for (long memory : new long[] {0, 100_000}) {
        assertThat(findings(workers, memory)).as("%s, %s", workers, memory).isEqualTo(expected);
      }
    }
  }

  /** All findings, of which the verdict holds number and digest. */
  private byte[] findings(Workers workers, long memory) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Verdict verdict = check(workers, new Proceedings(all, memory, temporary, new Effort()));
    assertThat(verdict.findings()).isEqualTo(Sha256.of(all.toByteArray()));
    assertThat(all.toString(StandardCharsets.UTF_8).lines().count())
        .isEqualTo(verdict.rules().stream().mapToLong(RuleVerdict::findingCount).sum());
    assertThat(temporary).isEmptyDirectory();
    return all.toByteArray();
  }

  private Verdict check(Workers workers, Proceedings proceedings) throws IOException {
    Manifest manifest = ManifestReader.read(folder.resolve("avow.yaml"));
    Avow avow = new Avow(POLICIES, () -> Instant.EPOCH, PackCache.none(), workers);
    return avow.check(
            avow.load(manifest),
            manifest,
            FileSupply.below(folder),
            QuestionOptions.NONE,
            OperatorFiles.NONE,
            proceedings)
        .verdict();
  }

  @Test
  void sayWhereThereIsNoRoom() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Path gone = temporary.resolve("gone");
    assertThatThrownBy(() -> check(Workers.all(), new Proceedings(nowhere, 0, gone, new Effort())))
        .isInstanceOf(NoRoomException.class)
        .hasMessage("findings do not fit into memory, and cannot wait in a file in `" + gone + "`");
  }

  @Test
  void sayWhereThereIsNoRoomForFacts() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Path gone = temporary.resolve("gone");
    Workers crowded = new Workers(1, 1 << 20, 64, 0);
    Proceedings proceedings = new Proceedings(nowhere, 1 << 30, gone, new Effort());
    assertThatThrownBy(() -> check(crowded, proceedings))
        .isInstanceOf(NoRoomException.class)
        .hasMessage("facts do not fit into memory, and cannot wait in a file in `" + gone + "`");
  }

  @Test
  void leaveNothingBehindWhenTheyCannotBeWritten() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    assertThatThrownBy(
            () -> check(Workers.all(), new Proceedings(full, 0, temporary, new Effort())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("java.io.IOException: full");
    assertThat(temporary).isEmptyDirectory();
  }
}
