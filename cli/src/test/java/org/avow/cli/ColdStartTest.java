package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a cold start may not do, counted rather than timed (ADR 26). */
final class ColdStartTest {
  /** What reads arguments, expressions and JSON that are not plain. */
  private static final Pattern LIBRARIES =
      Pattern.compile(" (picocli|dev\\.cel|org\\.antlr\\.v4|com\\.fasterxml\\.jackson)\\.");

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Code that no cache of classes holds is made at every start: a millisecond or more each. */
  @Test
  void linksHardlyAnythingThatNoCacheHolds() throws IOException, InterruptedException {
    List<String> ours =
        traced(
                "check",
                "--policies",
                ROOT.resolve("bench/policies").toString(),
                "--pack",
                "gate",
                ROOT.resolve("fixtures/xiaomi-2014/change-2015/plans/proposed.json").toString())
            .filter(line -> line.startsWith("linkCallSite org.avow."))
            .filter(
                line -> line.contains("ObjectMethods.bootstrap") || line.contains("altMetafactory"))
            .toList();
    assertThat(ours).hasSizeLessThan(4);
  }

  @Test
  void readsPlainArgumentsExpressionsAndJsonByItself() throws IOException, InterruptedException {
    assertThat(
            traced("check", ROOT.resolve("fixtures/xiaomi-2014/december-2014").toString())
                .filter(line -> line.contains("class,load"))
                .filter(line -> LIBRARIES.matcher(line).find()))
        .isEmpty();
  }

  /** The lines of a run in a virtual machine of its own that tells what it loads and links. */
  private static Stream<String> traced(String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load",
                "-Djava.lang.invoke.MethodHandle.TRACE_METHOD_LINKAGE=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.avow.cli.Main"));
    command.addAll(List.of(arguments));
    command.add("--no-cache");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isBetween(0, 2);
    assertThat(out).contains("linkCallSite ", "class,load");
    return out.lines();
  }
}
