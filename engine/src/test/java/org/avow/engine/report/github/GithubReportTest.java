package org.avow.engine.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.avow.engine.Golden;
import org.avow.engine.report.Documents;
import org.junit.jupiter.api.Test;

final class GithubReportTest {

  @Test
  void annotatesEachFinding() {
    Golden.assertMatches(
        "december.github.txt",
        new String(GithubReport.render(Documents.december(), ""), StandardCharsets.UTF_8));
  }

  @Test
  void givesNoCommandsAway() {
    String hostile =
        new String(
            GithubReport.render(Documents.hostile("\\n::error::x\\r\\n%0A,a:b"), "evidence"),
            StandardCharsets.UTF_8);
    assertThat(hostile.lines()).allMatch(line -> line.matches("::(error|warning|notice) .*"));
    assertThat(hostile).doesNotContain("\n::error::x");
  }
}
