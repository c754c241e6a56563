package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code avow check --stats}; the clock stands still. */
final class StatsTest {
  @TempDir Path folder;

  @Test
  void tellsWhatItTookAndChangesNothing() {
    Company company = new Company(folder).stores("SE");
    Run without = company.check("--format", "json");
    Runtime runtime = Runtime.getRuntime();
    String heap = String.format(Locale.ROOT, "%,d MiB", runtime.maxMemory() >> 20);
    assertThat(company.check("--format", "json", "--stats"))
        .isEqualTo(
            new Run(without.exitCode(), without.out(), told(heap, runtime.availableProcessors())));
  }

  private static String told(String heap, int processors) {
    return String.format(
        Locale.ROOT,
        """
        heap bound     %17s
        processors     %17d
        bytes                         65
        records                        1
        facts                          0
        cases                          1
        sessions                       1
        findings                       1
        spilled bytes                  0
        load time                0.000 s
        read time                0.000 s
        judge time               0.000 s
        verdict time             0.000 s
        print time               0.000 s
        """,
        heap,
        processors);
  }

  @Test
  void isNoQuestionForAServer() {
    String help = "judge here: a server does not tell what it took";
    assertThat(new Company(folder).check("--stats", "--server", "http://127.0.0.1:1"))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: `--stats` cannot stand beside `--server`\n  = help: " + help + "\n"));
  }
}
