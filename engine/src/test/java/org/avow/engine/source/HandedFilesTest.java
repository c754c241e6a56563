package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Timestamps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed over by name is found as it would be in a folder. */
final class HandedFilesTest {
  private static final TextFile MANIFEST = new TextFile("avow.yaml", "manifest: m");
  private static final List<String> NAMES =
      List.of(
          "a.jsonl",
          "b*.jsonl",
          "bx.jsonl",
          "logs/a.jsonl",
          "logs/2014/a.jsonl",
          "logs/2014/12/a.jsonl",
          "logs/.hidden/a.jsonl",
          "logs/2014/.a.jsonl",
          "state-2014-12-01.yaml",
          "state-2014-12-02T06-00-00Z.yaml",
          "state-late.yaml");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.jsonl",
        "./a.jsonl",
        "none.jsonl",
        "none-*.jsonl",
        "*.jsonl",
        "b*.jsonl",
        "?.jsonl",
        "logs/*.jsonl",
        "logs/**/*.jsonl",
        "logs/**",
        "**",
        "**/a.jsonl",
        "**/2014/**/a.jsonl",
        "logs/.*/a.jsonl",
        "logs/*/a.jsonl",
        "state-{at}.yaml",
        "state-{at}T*.yaml",
        "state-2014-{at}.yaml",
      })
  void isFoundAsInAFolder(String path) throws Exception {
    Map<String, EvidenceFile.Content> handed = new HashMap<>();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
      handed.put(name, InputStream::nullInputStream);
    }
    assertThat(found(new HandedFiles(handed, Map.of()), path))
        .isEqualTo(found(FileSupply.below(folder), path));
  }

  /** What a matcher that tries everything would not finish. */
  @Test
  void patternsAreMatchedInTime() {
    String deep = "a/".repeat(1_000) + "b";
    String wide = "a".repeat(4_000);
    HandedFiles files =
        new HandedFiles(
            Map.of(deep, InputStream::nullInputStream, wide, InputStream::nullInputStream),
            Map.of());
    assertThat(found(files, "**/".repeat(12) + "zz"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("problem: ");
    assertThat(found(files, "**/".repeat(12) + "b")).containsExactly(deep);
    assertThat(found(files, "*a".repeat(12) + "b"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("problem: ");
    assertThat(found(files, "*a".repeat(12))).containsExactly(wide);
  }

  @Test
  void whatCouldNotBeReadElsewhereIsAProblemOfTheSource() {
    HandedFiles files =
        new HandedFiles(
            Map.of("a.jsonl", InputStream::nullInputStream),
            Map.of("s", "no permission to read `b.jsonl`"));
    assertThat(found(files, "*.jsonl"))
        .containsExactly("a.jsonl", "problem: no permission to read `b.jsonl`");
  }

  private static List<String> found(FileSupply supply, String path) {
    Diagnostics diagnostics = new Diagnostics();
    SourceEntry entry =
        new SourceEntry(
            "s",
            path,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Cover.UNDECLARED,
            MANIFEST.whole());
    SourceFiles found = supply.find(entry, diagnostics);
    List<String> lines = new ArrayList<>();
    for (EvidenceFile file : found.files()) {
      String at = file.observedAt().map(i -> " at " + Timestamps.formatInstant(i)).orElse("");
      lines.add(file.path() + at);
    }
    found.problem().ifPresent(problem -> lines.add("problem: " + problem));
    diagnostics.sorted().forEach(diagnostic -> lines.add(diagnostic.toString()));
    return lines;
  }
}
