package org.avow.engine.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.avow.engine.report.Headline;
import org.avow.engine.report.Phrases;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A verdict as one page for a regulator, on screen and on paper. It runs no script and asks for
 * nothing, and its policy of content forbids both.
 */
public final class HtmlReport {
  private static final String STYLE = resource("report.css");

  private final VerdictDocument verdict;
  private final Html html = Html.page();

  private HtmlReport(VerdictDocument verdict) {
    this.verdict = verdict;
  }

  /** The page, in UTF-8. */
  public static byte[] render(VerdictDocument verdict) {
    HtmlReport report = new HtmlReport(verdict);
    report.write();
    return report.html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write() {
    html.open("html", "lang", "en");
    head();
    html.open("body");
    html.leaf("a", "Skip to the commitments", "class", "skip", "href", "#commitments");
    new QuestionHeader(verdict, html).write();
    html.open("main");
    ClauseSections clauses = new ClauseSections(verdict, html);
    clauses.write();
    new DueSection(verdict, html).write();
    new CoverageSection(verdict, html).write();
    new WaiverSection(verdict, html).write();
    new SourceSection(verdict, html).write();
    new DigestSection(verdict, html).write();
    html.closeLine();
    footer();
    html.closeLine().closeLine();
  }

  private void head() {
    String css = STYLE + paper();
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-"
            + base64(Sha256.of(css.getBytes(StandardCharsets.UTF_8)))
            + "'; base-uri 'none'; form-action 'none'");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.leaf("title", Headline.word(verdict) + " – " + verdict.title() + " – Avow verdict");
    html.style(css).closeLine();
  }

  /** Each sheet of paper names the verdict that it belongs to. */
  private String paper() {
    return "@page{@bottom-left{content:\"Avow verdict sha256:"
        + verdict.digest().hex().substring(0, 32)
        + "…\"}}\n";
  }

  private static String base64(Sha256 digest) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
  }

  private void footer() {
    html.open("footer").open("p");
    html.text("Made from the verdict document ");
    html.leaf("code", "sha256:" + verdict.digest().hex());
    html.text(" alone, as of " + Phrases.instant(verdict.question().asOf()) + ".");
    html.close();
    if (!verdict.unknown().isEmpty()) {
      html.leaf(
          "p",
          "The document says more than this page shows, in members that this version of Avow does"
              + " not know: "
              + String.join(", ", verdict.unknown())
              + ".");
    }
    html.closeLine();
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
