package org.avow.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.avow.engine.fact.Standing;
import org.avow.engine.report.Phrases;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/** What the evidence is and where it came from. */
final class SourceSection {
  private static final int OBSERVATIONS = 3;
  private static final int UNREADABLE = 10;

  private final VerdictDocument verdict;
  private final Html html;

  SourceSection(VerdictDocument verdict, Html html) {
    this.verdict = verdict;
    this.html = html;
  }

  void write() {
    html.open("section", "id", "sources").leaf("h2", "Sources of evidence");
    if (verdict.sources().isEmpty()) {
      html.leaf("p", "There was no evidence at all.").closeLine();
      return;
    }
    Table table =
        Table.open(
            html, "Sources of the manifest", "sources", "Source", "Supplies", "Covers", "Records");
    verdict.sources().forEach(this::row);
    table.close();
    unreadable();
    html.closeLine();
  }

  private void row(DocumentSource source) {
    html.open("tr").open("th", "scope", "row").text(source.id());
    html.empty("br").leaf("span", "manifest, line " + source.line(), "class", "id").close();
    html.open("td").text(source.stream().orElse(String.join(", ", source.types())));
    source.part().ifPresent(part -> html.text(", part " + part));
    if (source.standing() == Standing.DECLARED) {
      html.text(" (declared, not observed)");
    }
    html.close().leaf("td", covers(source));
    html.open("td").text(Phrases.number(source.records()));
    if (source.unreadableCount() > 0) {
      html.text(", ").leaf("strong", Phrases.number(source.unreadableCount()) + " unreadable");
    }
    source.problem().ifPresent(problem -> html.open("p").leaf("strong", problem).close());
    html.close().closeLine();
  }

  private static String covers(DocumentSource source) {
    List<String> parts = new ArrayList<>();
    if (!source.covers().isEmpty()) {
      parts.add(Phrases.spans(source.covers()));
    }
    int count = source.observations().size();
    if (count > 0) {
      String instants =
          source.observations().stream()
              .limit(OBSERVATIONS)
              .map(Phrases::instant)
              .collect(Collectors.joining(", "));
      String more = count > OBSERVATIONS ? " and " + (count - OBSERVATIONS) + " more" : "";
      parts.add("observed " + instants + more);
    }
    if (source.assumed()) {
      parts.add("taken from the data, not declared");
    }
    return String.join("; ", parts);
  }

  private void unreadable() {
    for (DocumentSource source : verdict.sources()) {
      if (source.unreadable().isEmpty()) {
        continue;
      }
      Table table =
          Table.open(
              html, "Records of " + source.id() + " that could not be read", "bad", "Where", "Why");
      source.unreadable().stream()
          .limit(UNREADABLE)
          .forEach(
              record -> {
                html.open("tr").open("th", "scope", "row");
                html.leaf("code", record.location().path() + ":" + record.location().line());
                html.close().leaf("td", record.reason()).closeLine();
              });
      table.close();
      long more = source.unreadableCount() - Math.min(UNREADABLE, source.unreadable().size());
      if (more > 0) {
        html.leaf("p", "… and " + Phrases.number(more) + " more.", "class", "faint");
      }
    }
  }
}
