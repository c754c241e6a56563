package org.avow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.evaluate.Effort;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.FileSupply;
import org.avow.engine.source.SourceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of long work, and that short work is silent; the clock is a number. */
final class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;
  private final Effort effort = new Effort();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Progress progress(boolean shown) {
    return new Progress(new PrintStream(err, true, UTF_8), 79, shown, 5 * SECOND, effort);
  }

  private String drawn() {
    String text = err.toString(UTF_8).replace("\r\u001b[K", "|");
    err.reset();
    return text;
  }

  private EvidenceFile file(Progress progress) throws Exception {
    Files.write(folder.resolve("log.jsonl"), new byte[4_000]);
    Manifest manifest =
        ManifestReader.read(
            "avow.yaml",
            "manifest: m\nsources: [{ source: a, path: '*.jsonl' }]\n".getBytes(UTF_8));
    SourceFiles found =
        progress
            .watch(FileSupply.below(folder), folder)
            .find(manifest.sources().get(0), new Diagnostics());
    assertThat(found.problem()).isEmpty();
    return found.files().get(0);
  }

  @Test
  void tellsHowFarItIsAfterASecondAndClearsTheLine() throws Exception {
    Progress progress = progress(true);
    EvidenceFile file = file(progress);
    progress.tick(5 * SECOND + Progress.PATIENCE);
    assertThat(drawn()).isEqualTo("|checking the policies, 1 s");
    try (InputStream in = file.content().open()) {
      assertThat(in.readNBytes(1_000)).hasSize(1_000);
      assertThat(progress.tick(5 * SECOND + Progress.PATIENCE - 1)).isTrue();
      assertThat(drawn()).isEmpty();
      progress.tick(8 * SECOND);
      assertThat(drawn())
          .isEqualTo("|reading 1.0 kB of 4.0 kB, 25 % in 1 file, 3 s, about 6 s left to read");
      effort.add(Effort.Count.FACTS, 483_210);
      effort.add(Effort.Count.FINDINGS, 12);
      progress.tick(8 * SECOND);
      assertThat(drawn())
          .isEqualTo(
              "|reading 1.0 kB, 25 %, 483.2 k facts, 12 findings, 3 s, about 6 s left to read");
      assertThat(in.read()).isZero();
      assertThat(in.readAllBytes()).hasSize(2_999);
    }
    progress.tick(80 * SECOND);
    assertThat(drawn()).isEqualTo("|judging 4.0 kB, 483.2 k facts, 12 findings, 1 min 15 s");
    progress.close();
    assertThat(drawn()).isEqualTo("|");
    assertThat(progress.tick(90 * SECOND)).isFalse();
    assertThat(drawn()).isEmpty();
  }

  @Test
  void saysNothingOfShortWork() {
    Progress progress = progress(true);
    progress.tick(5 * SECOND);
    progress.close();
    assertThat(drawn()).isEmpty();
  }

  @Test
  void watchesNothingWhereNobodyLooksOn() throws Exception {
    Progress progress = progress(false);
    file(progress).content().open().close();
    progress.tick(60 * SECOND);
    progress.close();
    assertThat(drawn()).isEmpty();
  }

  @Test
  void countsOneByOne() {
    assertThat(new ProgressLine(10, 0, 1, false, 1, 1, 2 * SECOND, SECOND).text(80))
        .isEqualTo("reading 10 B, 1 fact, 1 finding, 2 s");
    assertThat(new ProgressLine(10, 0, 1, true, 12_345_678, 0, 2 * SECOND, SECOND).text(80))
        .isEqualTo("judging 10 B, 12.3 M facts, 0 findings, 2 s");
  }

  @Test
  void promisesNoTimeBeforeItCanTell() {
    assertThat(new ProgressLine(10, 1_000_000, 1, false, 0, 0, 2 * SECOND, SECOND).text(80))
        .isEqualTo("reading 10 B of 1.0 MB, 0 % in 1 file, 2 s");
    assertThat(new ProgressLine(2_500_000_000L, 0, 3, false, 0, 0, 61 * SECOND, SECOND).text(80))
        .isEqualTo("reading 2.5 GB in 3 files, 1 min 01 s");
    assertThat(new ProgressLine(10, 1_000_000, 1, false, 0, 0, 2 * SECOND, SECOND).text(12))
        .isEqualTo("reading 10 B");
  }

  /** Whoever asked for silence, or has no terminal that can clear a line, is told nothing. */
  @Test
  void heedsTheSurroundings() {
    assertThat(isShown(true, "xterm", false)).isTrue();
    assertThat(isShown(true, "xterm", true)).isFalse();
    assertThat(isShown(true, "dumb", false)).isFalse();
    assertThat(isShown(false, "xterm", false)).isFalse();
  }

  private boolean isShown(boolean terminal, String kind, boolean quiet) {
    Surroundings surroundings =
        new Surroundings(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of("TERM", kind),
            InstantSource.fixed(Instant.EPOCH),
            folder,
            terminal,
            terminal);
    FileSupply supply = FileSupply.below(folder);
    try (Progress progress = Progress.start(surroundings, quiet, effort)) {
      return progress.watch(supply, folder) != supply;
    }
  }
}
