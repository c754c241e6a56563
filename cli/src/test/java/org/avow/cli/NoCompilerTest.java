package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only packs that hold DRL load what compiles it. */
final class NoCompilerTest {
  private static final Path TREES = Path.of("..", "fixtures");
  private static final Pattern LOADED =
      Pattern.compile(
          "(org\\.avow\\.engine\\.plan\\.drools\\.drl|org\\.drools\\.drl\\.parser"
              + "|org\\.drools\\.mvel\\.(?:builder|java|parser|expr)|org\\.mvel2\\.(?:MVEL|compiler|ast)"
              + "|org\\.eclipse\\.jdt|org\\.drools\\.ecj|org\\.antlr\\.runtime)\\b");

  @TempDir Path folder;

  @Test
  void aPackWithoutDrlLoadsNoCompiler() throws Exception {
    assertThat(compilersLoaded("xiaomi-2014/december-2014")).isEmpty();
  }

  @Test
  void aPackWithDrlDoes() throws Exception {
    assertThat(compilersLoaded("xiaomi-2014-drl/november-2014"))
        .contains("org.avow.engine.plan.drools.drl", "org.drools.drl.parser", "org.eclipse.jdt");
  }

  /** The packages of compilers of which a run in a JVM of its own loaded classes. */
  private List<String> compilersLoaded(String tree) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "-q",
                TREES.resolve(tree).toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    assertThat(run.waitFor()).isIn(0, 1, 2);
    Matcher names = LOADED.matcher(Files.readString(log));
    return names.results().map(result -> result.group(1)).distinct().toList();
  }
}
