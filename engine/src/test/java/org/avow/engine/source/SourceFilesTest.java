package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Timestamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a source has. */
final class SourceFilesTest {
  private static final TextFile MANIFEST = new TextFile("avow.yaml", "source: s\n");

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void evidence() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    for (String path :
        List.of(
            "b.jsonl",
            "a.jsonl",
            ".hidden.jsonl",
            "ü.jsonl",
            "😀.jsonl",
            "\uFF5E.jsonl",
            "logs/a.jsonl",
            "logs/2014/12/a.jsonl",
            "logs/2014/b.jsonl",
            "inventory/stores-2014-12-15.yaml",
            "inventory/stores-2014-12-15T06-00-00Z.yaml",
            "odd/*.csv",
            "odd/x.csv")) {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), "");
    }
  }

  @Test
  void aPathNamesAFile() {
    assertThat(find("a.jsonl")).containsExactly("a.jsonl");
    assertThat(find("./logs//2014/b.jsonl")).containsExactly("logs/2014/b.jsonl");
  }

  @Test
  void starsNameFilesInTheOrderOfTheirUtf8Paths() {
    assertThat(find("*.jsonl"))
        .containsExactly("a.jsonl", "b.jsonl", "ü.jsonl", "\uFF5E.jsonl", "😀.jsonl");
    assertThat(find("?.jsonl")).isEqualTo(find("*.jsonl"));
    assertThat(find("?a.jsonl")).containsExactly("problem: no file matches `?a.jsonl`");
    assertThat(find("logs/**/*.jsonl"))
        .containsExactly("logs/2014/12/a.jsonl", "logs/2014/b.jsonl", "logs/a.jsonl");
    assertThat(find("logs/**"))
        .containsExactly("logs/2014/12/a.jsonl", "logs/2014/b.jsonl", "logs/a.jsonl");
    assertThat(find("logs/*/b.jsonl")).containsExactly("logs/2014/b.jsonl");
    assertThat(find(".h*.jsonl")).containsExactly(".hidden.jsonl");
  }

  @Test
  void aNameWithAStarInItIsANameFirst() {
    assertThat(find("odd/*.csv")).containsExactly("odd/*.csv");
  }

  @Test
  void anInstantInThePathIsAnObservation() {
    assertThat(find("inventory/stores-{at}.yaml"))
        .containsExactly(
            "inventory/stores-2014-12-15.yaml at 2014-12-15T00:00:00Z",
            "inventory/stores-2014-12-15T06-00-00Z.yaml at 2014-12-15T06:00:00Z");
  }

  @Test
  void aNameWithoutAnInstantIsAProblem() throws IOException {
    Files.writeString(root.resolve("inventory/stores-old.yaml"), "");
    assertThat(find("inventory/stores-{at}.yaml"))
        .containsExactly(
            "inventory/stores-2014-12-15.yaml at 2014-12-15T00:00:00Z",
            "inventory/stores-2014-12-15T06-00-00Z.yaml at 2014-12-15T06:00:00Z",
            "inventory/stores-old.yaml",
            "problem: `inventory/stores-old.yaml` has no instant where `{at}` stands");
  }

  @Test
  void whatIsMissingIsAProblem() throws IOException {
    assertThat(find("c.jsonl")).containsExactly("problem: `c.jsonl` does not exist");
    assertThat(find("x/*.jsonl")).containsExactly("problem: no file matches `x/*.jsonl`");
    assertThat(find("a.jsonl/b")).containsExactly("problem: `a.jsonl/b` does not exist");
    assertThat(find("")).containsExactly("problem: `` does not exist");
    Files.createSymbolicLink(root.resolve("dead"), root.resolve("nowhere"));
    assertThat(find("dead")).containsExactly("problem: `dead` is a link to nothing");
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(find("logs"))
        .containsExactly("problem: `logs` is a folder; name its files, such as `logs/*`");
  }

  @Test
  void aSocketIsNoFile() throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
      assertThat(find("socket")).containsExactly("problem: `socket` is not a regular file");
    }
  }

  @Test
  void aPathOutsideTheRootIsAnError() throws IOException {
    Files.writeString(folder.resolve("secret.jsonl"), "");
    for (String path :
        List.of("../secret.jsonl", "/etc/passwd", "logs/../../x", "C:\\x", "..\\x")) {
      assertThat(find(path))
          .containsExactly(
              "avow.yaml:1:1: error[AV401]: `" + path + "` is outside the manifest's folder");
    }
    Files.createSymbolicLink(root.resolve("link.jsonl"), folder.resolve("secret.jsonl"));
    assertThat(find("link.jsonl"))
        .containsExactly(
            "avow.yaml:1:1: error[AV401]: `link.jsonl` is outside the manifest's folder");
    Files.createSymbolicLink(root.resolve("up"), folder);
    assertThat(find("up/*.jsonl"))
        .containsExactly("avow.yaml:1:1: error[AV401]: `up` is outside the manifest's folder");
  }

  @Test
  void linksInsideTheRootAreFollowedButNotInCircles() throws IOException {
    Files.createSymbolicLink(root.resolve("logs/again"), root.resolve("logs"));
    Files.createSymbolicLink(root.resolve("logs/c.jsonl"), root.resolve("a.jsonl"));
    assertThat(find("logs/**/*.jsonl"))
        .containsExactly(
            "logs/2014/12/a.jsonl", "logs/2014/b.jsonl", "logs/a.jsonl", "logs/c.jsonl");
    assertThat(find("logs/again/a.jsonl")).containsExactly("logs/again/a.jsonl");
  }

  private List<String> find(String path) {
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
    SourceFiles found = SourceFiles.find(entry, root, diagnostics);
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
