package org.avow.cli;

import java.nio.charset.StandardCharsets;
import org.avow.engine.report.JsonReport;
import org.avow.engine.report.Style;
import org.avow.engine.report.TextReport;
import org.avow.engine.report.github.GithubReport;
import org.avow.engine.report.html.HtmlReport;
import org.avow.engine.report.junit.JunitReport;
import org.avow.engine.report.sarif.SarifReport;
import org.avow.engine.verdict.document.VerdictDocument;

/** In what form a report is written; all are made from the verdict document alone. */
enum ReportFormat {
  text,
  json,
  html,
  sarif,
  junit,
  github;

  private static final int WIDTH = 100;

  /**
   * The report's bytes.
   *
   * @param folder of the evidence, relative to what paths shall be relative to
   */
  byte[] render(VerdictDocument verdict, String folder) {
    return switch (this) {
      case text -> TextReport.render(verdict, WIDTH, Style.PLAIN).getBytes(StandardCharsets.UTF_8);
      case json -> JsonReport.render(verdict);
      case html -> HtmlReport.render(verdict);
      case sarif -> SarifReport.render(verdict, folder);
      case junit -> JunitReport.render(verdict);
      case github -> GithubReport.render(verdict, folder);
    };
  }
}
