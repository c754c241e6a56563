package org.avow.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.avow.engine.Golden;
import org.avow.engine.report.Documents;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?[A-Za-z0-9]+)[^>]*>");

  @Test
  void tellsARegulator() {
    Golden.assertMatches("december.html", page(Documents.december()));
  }

  @Test
  void runsNothingAndAsksForNothing() {
    String page = page(Documents.waived());
    assertThat(page)
        .contains("default-src 'none'".replace("'", "&#39;"))
        .doesNotContainPattern("<(script|link|img|iframe|object|form|base)\\b")
        .doesNotContainPattern("\\b(src|style|onload|onclick|xlink:href)=")
        .doesNotContainPattern("href=\"[^#]")
        .doesNotContain("url(", "@import", "https:", "http:");
  }

  @Test
  void takesTextForText() {
    String words = "<script>alert(1)</script><b a='\\\"' onclick=x>&amp;\\u202e";
    String hostile = page(Documents.hostile(words));
    String plain = page(Documents.december());
    assertThat(hostile)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b a=&#39;&quot;&#39; onclick=x&gt;&amp;amp;\uFFFD")
        .doesNotContain("<script", "<b a=", "\u202e");
    assertThat(tags(hostile)).doesNotContain("script");
    // Markup is what it was; only rules and streams that lost their names change it.
    assertThat(hostile.split("<article", -1)).hasSameSizeAs(plain.split("<article", -1));
  }

  @Test
  void tellsOfWaivers() {
    assertThat(page(Documents.waived()))
        .contains(
            "<h2>Waivers</h2>",
            "<strong>Waived by w-1</strong>: moves in January (T-1; requested by ada, approved by"
                + " bea, cem; until 2015-03-01T00:00:00Z)");
  }

  @Test
  void refusesMarkupByTheBack() {
    Html html = Html.page();
    assertThatThrownBy(() -> html.open("b onclick")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> html.style("</style>")).isInstanceOf(IllegalArgumentException.class);
    html.open("p");
    assertThatThrownBy(html::toString).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> tags(String page) {
    return TAG.matcher(page).results().map(match -> match.group(1)).distinct().toList();
  }

  private static String page(VerdictDocument verdict) {
    return new String(HtmlReport.render(verdict), StandardCharsets.UTF_8);
  }
}
