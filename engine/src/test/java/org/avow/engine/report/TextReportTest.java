package org.avow.engine.report;

import java.nio.charset.StandardCharsets;
import org.avow.engine.Golden;
import org.junit.jupiter.api.Test;

final class TextReportTest {

  @Test
  void tellsAnOfficer() {
    Golden.assertMatches(
        "december.txt", TextReport.render(Sample.document("December 2014"), 80, Style.PLAIN));
  }

  @Test
  void tellsOnAWideScreen() {
    Golden.assertMatches(
        "december-wide.txt", TextReport.render(Sample.document("December 2014"), 120, Style.PLAIN));
  }

  @Test
  void writesCanonicalJson() {
    Golden.assertMatches(
        "december.json",
        new String(JsonReport.render(Sample.document("December 2014")), StandardCharsets.UTF_8));
  }
}
