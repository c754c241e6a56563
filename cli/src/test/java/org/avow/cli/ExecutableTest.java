package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The executable of the distribution does what the same classes do in a virtual machine. Where one
 * is named, every other test that runs {@code check} compares the two as well.
 */
@EnabledIfEnvironmentVariable(
    named = ExecutableRun.VARIABLE,
    matches = ".+",
    disabledReason = "AVOW_EXECUTABLE names no executable: `mvn -Pdist package` makes one")
final class ExecutableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String STORES =
      """
      - store: { name: oslo, country: 'NO', owner: anna@mail.example }
      - store: { name: rīga, country: 'LV', owner: juris@mail.example }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xiaomi-2014/august-2014",
        "xiaomi-2014/change-2015",
        "xiaomi-2014/change-2015/unclear.yaml",
        "xiaomi-2014/december-2014",
        "xiaomi-2014/july-2014",
        "xiaomi-2014/june-2015",
        "xiaomi-2014/october-2014",
      })
  void judgesTheTreesByItself(String tree) {
    for (String form : List.of("text", "json")) {
      List<String> arguments = List.of("check", "--format", form, "fixtures/" + tree);
      assertThat(executable(ExecutableRun.ALONE, new byte[0], ROOT, arguments))
          .isEqualTo(Run.of(ROOT, arguments.toArray(new String[0])));
    }
  }

  @Test
  void writesTheSameReportsAndFindings() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path there = Files.createDirectory(folder.resolve("there"));
    String tree = ROOT.resolve("fixtures/xiaomi-2014/july-2014").toString();
    List<String> arguments =
        List.of(
            "check",
            tree,
            "--policies",
            ROOT.resolve("policies").toString(),
            "--output",
            "v.txt",
            "--findings",
            "findings.jsonl",
            "--report",
            "html=r.html",
            "--report",
            "sarif=r.sarif",
            "--report",
            "junit=r.xml",
            "--report",
            "github=r.txt");
    Run run = executable(ExecutableRun.ALONE, new byte[0], there, arguments);
    assertThat(run).isEqualTo(Run.of(here, arguments.toArray(new String[0])));
    assertThat(contents(there)).hasSize(6).isEqualTo(contents(here));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "gzip", "zstd", "UTF-16"})
  void readsStandardInput(String packing) throws IOException {
    new Company(folder);
    byte[] bytes = packed(packing);
    String[] arguments = {
      "check",
      "--pack",
      "shop",
      "--as-of",
      "2014-12-15",
      "--input-format",
      "yaml",
      "--format",
      "json",
      "-"
    };
    Run run = executable(ExecutableRun.ALONE, bytes, folder, List.of(arguments));
    assertThat(run).isEqualTo(Run.fed(bytes, folder, arguments));
    assertThat(run.out()).contains("\"outcome\":\"fail\"");
  }

  @Test
  void readsFilesWhoseNamesAreNotAscii() {
    Company company = new Company(folder);
    company.write("evidence/störes.yaml", STORES).delete("evidence/stores.yaml");
    company.replace("evidence/avow.yaml", "stores.yaml", "störes.yaml");
    List<String> arguments = List.of("check", "evidence");
    Map<String, String> plainLocale = Map.of("LC_ALL", "C", "AVOW_LAUNCH", "executable");
    assertThat(executable(plainLocale, new byte[0], folder, arguments))
        .isEqualTo(Run.of(folder, "check", "evidence"));
  }

  /** The verdict is longer than what a pipe holds, so it is written when nobody can read it. */
  @Test
  void saysThatNobodyReads() throws Exception {
    String executable = Objects.requireNonNull(System.getenv(ExecutableRun.VARIABLE));
    ProcessBuilder builder =
        new ProcessBuilder(
                executable, "check", "--format", "json", "fixtures/xiaomi-2014/july-2014")
            .directory(ROOT.toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(ExecutableRun::changesRuns);
    builder.environment().putAll(ExecutableRun.ALONE);
    Process process = builder.start();
    process.getInputStream().close();
    assertThat(process.waitFor()).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("err"))).contains("cannot write to standard output");
  }

  @Test
  void handsOverWhatItDoesNotDo() {
    String[] drl = {"check", "fixtures/xiaomi-2014-drl/november-2014"};
    assertThat(executable(Map.of(), new byte[0], ROOT, List.of(drl))).isEqualTo(Run.of(ROOT, drl));
    String[] help = {"check", "--help"};
    assertThat(executable(Map.of(), new byte[0], ROOT, List.of(help)))
        .isEqualTo(Run.of(ROOT, help));
    String[] unknown = {"check", "--bogus", "a b", "", "*"};
    assertThat(executable(Map.of(), new byte[0], ROOT, List.of(unknown)))
        .isEqualTo(Run.of(ROOT, unknown));
  }

  @Test
  void handsOverAnExpressionThatIsNotPlainOrWrong() {
    Company company = new Company(folder);
    company.replace("policies/shop/shop.yaml", "store.country == 'NO'", "store.county == 'NO'");
    Run run = executable(Map.of(), new byte[0], folder, List.of("check", "evidence"));
    assertThat(run).isEqualTo(Run.of(folder, "check", "evidence"));
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void saysSoWhereItMayNotHandOver() {
    assertThat(executable(ExecutableRun.ALONE, new byte[0], ROOT, List.of("--version")))
        .isEqualTo(new Run(70, "", ExecutableRun.FORBIDDEN));
  }

  @Test
  void optionsForTheVirtualMachineAreForIt() {
    new Company(folder);
    Map<String, String> small = Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m");
    Run run = executable(small, new byte[0], folder, List.of("check", "--stats", "-q", "evidence"));
    assertThat(run.err()).contains("Picked up JAVA_TOOL_OPTIONS: -Xmx64m").contains("heap bound");
  }

  private static Run executable(
      Map<String, String> environment, byte[] in, Path folder, List<String> arguments) {
    String executable = Objects.requireNonNull(System.getenv(ExecutableRun.VARIABLE));
    return ExecutableRun.of(executable, environment, in, folder, arguments);
  }

  private static byte[] packed(String packing) throws IOException {
    byte[] plain = STORES.getBytes(StandardCharsets.UTF_8);
    return switch (packing) {
      case "gzip" -> {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(packed)) {
          stream.write(plain);
        }
        yield packed.toByteArray();
      }
      case "zstd" -> Zstd.compress(plain);
      case "UTF-16" -> STORES.getBytes(StandardCharsets.UTF_16);
      default -> plain;
    };
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
