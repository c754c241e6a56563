package org.avow.engine.report.html;

import java.util.List;
import org.avow.engine.report.Phrases;
import org.avow.engine.verdict.document.DocumentQuestion;
import org.avow.engine.verdict.document.VerdictDocument;

/** What is due when, on a line of time. */
final class DueSection {
  private static final int WIDTH = 900;
  private static final int EDGE = 24;
  private static final int APART = 22;
  private static final int ROW = 24;

  private final VerdictDocument verdict;
  private final Html html;
  private final List<DueDate> dates;

  DueSection(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
    this.dates = DueDate.of(verdict);
  }

  void write() {
    html.open("section", "id", "due").leaf("h2", "Due dates");
    if (dates.isEmpty()) {
      html.leaf("p", "No commitment that was asked about names a date.").closeLine();
      return;
    }
    drawing();
    Table table =
        Table.open(html, "What is due when", "due", "No.", "Due", "What", "How it stands");
    int number = 0;
    for (DueDate date : dates) {
      number++;
      html.open("tr").leaf("td", Integer.toString(number), "class", "count");
      html.leaf("th", date.when(), "scope", "row", "class", "date").leaf("td", date.what());
      html.open("td", "class", "word");
      date.outcome().ifPresent(outcome -> Outcomes.badge(html, outcome));
      html.close().closeLine();
    }
    table.close();
    html.closeLine();
  }

  private TimeScale scale() {
    DocumentQuestion question = verdict.question();
    long from = Math.min(question.from(), dates.get(0).instant());
    long until = Math.max(question.asOf(), dates.get(dates.size() - 1).instant());
    return new TimeScale(from, until, EDGE, WIDTH - EDGE);
  }

  private void drawing() {
    TimeScale scale = scale();
    int[] rows = rows(scale);
    int deepest = 0;
    for (int row : rows) {
      deepest = Math.max(deepest, row);
    }
    int line = 30;
    int height = line + 34 + deepest * ROW + 24;
    html.open(
        "svg",
        "class",
        "timeline",
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "aria-labelledby",
        "due-title due-desc");
    html.leaf("title", "Due dates on a line of time", "id", "due-title");
    html.leaf("desc", "The numbers are those of the table below.", "id", "due-desc");
    DocumentQuestion question = verdict.question();
    int period = scale.at(question.from());
    rect("period", period, line - 7, Math.max(2, scale.at(question.until()) - period), 14);
    line("axis", EDGE, line, WIDTH - EDGE, line);
    int asOf = scale.at(question.asOf());
    line("asof", asOf, line - 12, asOf, height - 20);
    label(asOf, line - 17, "as of " + Phrases.instant(question.asOf()), asOf);
    for (int i = 0; i < rows.length; i++) {
      marker(scale.at(dates.get(i).instant()), line, line + 26 + rows[i] * ROW, i);
    }
    label(EDGE, height - 6, day(scale.from()), EDGE);
    label(WIDTH - EDGE, height - 6, day(scale.until()), WIDTH - EDGE);
    html.closeLine();
  }

  private static String day(long instant) {
    String text = Phrases.instant(instant);
    return text.substring(0, Math.min(10, text.length()));
  }

  /** The row of each date, so that no number hides another. */
  private int[] rows(TimeScale scale) {
    int[] rows = new int[dates.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int before = 0; before < i; before++) {
        int distance = scale.at(dates.get(i).instant()) - scale.at(dates.get(before).instant());
        if (distance < APART) {
          rows[i] = Math.max(rows[i], rows[before] + 1);
        }
      }
    }
    return rows;
  }

  private void marker(int x, int line, int y, int index) {
    String style = dates.get(index).outcome().map(Outcomes::style).orElse("none");
    line("stem", x, line, x, y);
    html.open(
        "circle",
        "class",
        "fill " + style,
        "cx",
        Integer.toString(x),
        "cy",
        Integer.toString(y),
        "r",
        "10");
    html.close();
    html.leaf(
        "text",
        Integer.toString(index + 1),
        "class",
        "inside",
        "x",
        Integer.toString(x),
        "y",
        Integer.toString(y + 4),
        "text-anchor",
        "middle");
  }

  private void label(int x, int y, String text, int near) {
    String anchor = near < 120 ? "start" : near > WIDTH - 120 ? "end" : "middle";
    html.leaf(
        "text", text, "x", Integer.toString(x), "y", Integer.toString(y), "text-anchor", anchor);
  }

  private void line(String style, int x1, int y1, int x2, int y2) {
    html.open(
        "line",
        "class",
        style,
        "x1",
        Integer.toString(x1),
        "y1",
        Integer.toString(y1),
        "x2",
        Integer.toString(x2),
        "y2",
        Integer.toString(y2));
    html.close();
  }

  private void rect(String style, int x, int y, int width, int height) {
    html.open(
        "rect",
        "class",
        style,
        "x",
        Integer.toString(x),
        "y",
        Integer.toString(y),
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height));
    html.close();
  }
}
