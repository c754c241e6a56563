package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @TempDir private Path folder;

  @BeforeEach
  void makeADistributionThatTellsItsArguments() throws IOException {
    Path java = Files.createDirectories(folder.resolve("dist/runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.copy(Path.of("../build/launcher"), folder.resolve("dist/avow"));
    Files.createDirectories(folder.resolve("packs"));
  }

  private String cache(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", folder.resolve("dist/avow").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    Matcher matcher = CACHE.matcher(told);
    assertThat(matcher.find()).as(told).isTrue();
    return matcher.group(1);
  }

  @Test
  void takesTheSecondCompilerForALongLog() throws Exception {
    assertThat(cache("check", "packs")).isEqualTo("avow");
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("log.jsonl").toFile(), "rw")) {
      file.setLength((96L << 20) - 512);
      assertThat(cache("check", "log.jsonl")).isEqualTo("avow");
      file.setLength((96L << 20) + 1);
    }
    assertThat(cache("check", "log.jsonl")).isEqualTo("avow-log");
    assertThat(cache("check", "packs", "-")).isEqualTo("avow-log");
  }
}
