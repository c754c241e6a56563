package org.avow.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.avow.engine.Avow;
import org.avow.engine.Golden;
import org.avow.engine.verdict.document.VerdictDocument;
import org.avow.engine.verdict.history.History;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The trees of the 2014 statement, lined up. */
final class HistoryReportTest {
  private static final Path TREES = Path.of("..", "fixtures", "xiaomi-2014");
  private static final Avow AVOW =
      new Avow(Path.of("..", "policies"), InstantSource.fixed(Instant.EPOCH));
  private static final List<VerdictDocument> VERDICTS = new ArrayList<>();

  @BeforeAll
  static void judge() throws IOException {
    for (String manifest :
        List.of(
            "july-2014/avow.yaml",
            "august-2014/avow.yaml",
            "october-2014/avow.yaml",
            "december-2014/avow.yaml",
            "june-2015/avow.yaml",
            "june-2015/not-opened.yaml")) {
      VERDICTS.add(VerdictDocument.of(AVOW.check(TREES.resolve(manifest)).verdict()));
    }
  }

  @Test
  void tellsAnOfficer() throws Exception {
    Golden.assertMatches("history.txt", HistoryText.render(History.of(VERDICTS), 80, Style.PLAIN));
  }

  @Test
  void breaksTheTableOnANarrowScreen() throws Exception {
    History history =
        History.of(VERDICTS)
            .only(List.of("not-stored-beyond-the-time-required", "access-is-audited"));
    Golden.assertMatches("history-narrow.txt", HistoryText.render(history, 40, Style.COLOURED));
  }

  @Test
  void writesCanonicalJson() throws Exception {
    String json = new String(HistoryJson.render(History.of(VERDICTS)), StandardCharsets.UTF_8);
    // The digests follow every change of the packs; whether they are right is for other tests.
    Golden.assertMatches("history.json", json.replaceAll("[0-9a-f]{64}", "SHA-256"));
  }

  @Test
  void takesVerdictsInAnyOrderAndSavedOnesTwice() throws Exception {
    byte[] expected = HistoryJson.render(History.of(VERDICTS));
    List<VerdictDocument> shuffled = new ArrayList<>(VERDICTS);
    for (VerdictDocument verdict : VERDICTS) {
      shuffled.add(VerdictDocument.parse(verdict.bytes()));
    }
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(HistoryJson.render(History.of(shuffled))).isEqualTo(expected);
    }
  }
}
