package org.avow.engine.report.html;

import java.util.List;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.report.Phrases;
import org.avow.engine.value.TimeSet;
import org.avow.engine.verdict.document.DocumentQuestion;
import org.avow.engine.verdict.document.DocumentStream;
import org.avow.engine.verdict.document.VerdictDocument;

/** For which times the evidence is complete, drawn as bars with their gaps. */
final class CoverageSection {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 18;
  private static final int LEAST = 4;
  private static final int HATCH = 6;

  private final VerdictDocument verdict;
  private final Html html;
  private final TimeScale scale;

  CoverageSection(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
    DocumentQuestion question = verdict.question();
    this.scale = new TimeScale(question.from(), question.until(), 0, WIDTH);
  }

  void write() {
    html.open("section", "id", "coverage").leaf("h2", "Coverage of the evidence");
    if (verdict.streams().isEmpty()) {
      html.leaf("p", "No rule that was judged needs a stream of evidence.").closeLine();
      return;
    }
    DocumentQuestion question = verdict.question();
    html.leaf(
        "p",
        "A pass needs complete evidence over what was asked. Each bar runs from "
            + Phrases.instant(question.from())
            + " until "
            + Phrases.instant(question.until())
            + "; hatched parts are missing. Of what is observed by snapshots, only the as-of"
            + " instant needs to be covered unless a period was asked for.");
    Table table =
        Table.open(
            html, "Streams of evidence", "coverage", "Stream", "Complete?", "Coverage", "Missing");
    int number = 0;
    for (DocumentStream stream : verdict.streams()) {
      number++;
      row(stream, "stream-" + number);
    }
    table.close();
    html.closeLine();
  }

  private void row(DocumentStream stream, String id) {
    html.open("tr", "class", stream.complete() ? "complete" : "incomplete");
    html.open("th", "scope", "row").text(stream.stream());
    html.empty("br").leaf("span", String.join(", ", stream.types()), "class", "id").close();
    html.open("td", "class", stream.complete() ? "pass word" : "open word");
    html.leaf("span", stream.complete() ? "✓" : "?", "aria-hidden", "true");
    html.text(stream.complete() ? " complete" : " incomplete").close();
    html.open("td", "class", "bar");
    bar(stream, id);
    html.close().open("td");
    if (stream.complete()) {
      html.text("nothing");
    }
    for (Gap gap : stream.gaps()) {
      html.leaf("p", words(stream, gap));
    }
    if (!stream.complete()) {
      stream.collect().ifPresent(how -> html.leaf("p", "To collect it: " + how, "class", "faint"));
    }
    html.close().closeLine();
  }

  private static String words(DocumentStream stream, Gap gap) {
    String what =
        switch (gap.kind()) {
          case MISSING -> "nothing covers it";
          case STALE -> "no snapshot is valid any more";
          case DECLARED_ONLY -> "only plans cover it";
          case UNKNOWN_KEYS -> "too many records do not say to whom they belong";
        };
    String part = gap.stream().equals(stream.stream()) ? "" : gap.stream() + " ";
    String text = part + Phrases.spans(gap.missing());
    return (text.isBlank() ? gap.type() : text.strip()) + ": " + what;
  }

  private void bar(DocumentStream stream, String id) {
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-labelledby",
        id + " " + id + "-desc");
    html.leaf("title", "Coverage of " + stream.stream(), "id", id);
    String missing =
        stream.gaps().stream()
            .map(gap -> Phrases.spans(gap.missing()))
            .collect(Collectors.joining(", "));
    html.leaf("desc", stream.complete() ? "complete" : "missing " + missing, "id", id + "-desc");
    rect("covered", 0, WIDTH);
    for (Gap gap : stream.gaps()) {
      List<TimeSet.Stretch> stretches = gap.missing().stretches();
      if (stretches.isEmpty()) {
        gap(0, WIDTH);
      }
      for (TimeSet.Stretch stretch : stretches) {
        int from = Math.min(WIDTH - LEAST, scale.at(stretch.from()));
        gap(from, Math.max(LEAST, scale.at(stretch.until()) - from));
      }
    }
    html.close();
  }

  private void gap(int from, int width) {
    rect("gap", from, width);
    // Hatched line by line: a pattern would need an id for each drawing.
    for (int x = from + HATCH; x < from + width; x += HATCH) {
      html.open(
          "line",
          "class",
          "hatch",
          "x1",
          Integer.toString(x),
          "y1",
          "0",
          "x2",
          Integer.toString(Math.max(from, x - HATCH)),
          "y2",
          Integer.toString(HEIGHT));
      html.close();
    }
  }

  private void rect(String style, int x, int width) {
    html.open(
        "rect",
        "class",
        style,
        "x",
        Integer.toString(x),
        "y",
        "0",
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(HEIGHT));
    html.close();
  }
}
