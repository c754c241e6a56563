package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the distribution takes the cache of classes that fits what it is asked. */
final class LauncherTest {
  private static final Pattern CACHE = Pattern.compile("-XX:AOTCache=\\S*/([a-z-]+)\\.aot ");
  private static final FileTime EARLY = FileTime.fromMillis(1_400_000_000_000L);
  private static final FileTime LATE = FileTime.fromMillis(1_400_000_100_000L);

  @TempDir private Path folder;
  private Path packs = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void makeADistributionThatTellsItsArguments() throws IOException {
    Path java = Files.createDirectories(folder.resolve("dist/runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.copy(Path.of("../build/launcher"), folder.resolve("dist/avow"));
    packs = Files.createDirectories(folder.resolve("packs/a b"));
    list = Files.createDirectories(folder.resolve("cache")).resolve("folders");
    Files.writeString(packs.resolve("policy.yaml"), "policy: a\n");
    Files.setLastModifiedTime(packs.resolve("policy.yaml"), EARLY);
    Files.setLastModifiedTime(packs, EARLY);
  }

  private String cache(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", folder.resolve("dist/avow").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("AVOW_CACHE", folder.resolve("cache").toString());
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    Matcher matcher = CACHE.matcher(told);
    assertThat(matcher.find()).as(told).isTrue();
    return matcher.group(1);
  }

  private void write(String... lines) throws IOException {
    Files.writeString(list, String.join("\n", lines) + "\n");
    Files.setLastModifiedTime(list, LATE);
  }

  @Test
  void takesFewerClassesWherePacksAreAsTheyWereKept() throws Exception {
    assertThat(cache("check", "packs")).isEqualTo("avow");
    write(packs.toString());
    assertThat(cache("check", "packs")).isEqualTo("avow-kept");
    assertThat(cache("check", "packs", "--no-cache")).isEqualTo("avow");
    assertThat(cache("facts", "packs")).isEqualTo("avow");
    Files.writeString(packs.resolve("policy.yaml"), "policy: b\n");
    assertThat(cache("check", "packs")).isEqualTo("avow");
  }

  @Test
  void believesNoListThatNamesMoreThanFolders() throws Exception {
    write(packs.toString(), "-exec", "touch", folder.resolve("done").toString(), ";");
    assertThat(cache("check", "packs")).isEqualTo("avow");
    write("packs");
    assertThat(cache("check", "packs")).isEqualTo("avow");
    assertThat(folder.resolve("done")).doesNotExist();
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), packs + "\n");
    Files.delete(list);
    Files.createSymbolicLink(list, elsewhere);
    assertThat(cache("check", "packs")).isEqualTo("avow");
  }

  @Test
  void takesTheSecondCompilerForALongLog() throws Exception {
    write(packs.toString());
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("log.jsonl").toFile(), "rw")) {
      file.setLength((96L << 20) - 512);
      assertThat(cache("check", "log.jsonl")).isEqualTo("avow-kept");
      file.setLength((96L << 20) + 1);
    }
    assertThat(cache("check", "log.jsonl")).isEqualTo("avow-log");
    assertThat(cache("check", "packs", "-")).isEqualTo("avow-log");
  }
}
