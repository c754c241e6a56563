package org.avow.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.survey.FieldCounts;
import org.avow.engine.survey.SeenFact;
import org.avow.engine.survey.SeenField;
import org.avow.engine.survey.SourceCounts;
import org.avow.engine.survey.Survey;
import org.avow.engine.survey.TypeCounts;

/** A survey for people, written fact by fact. Mutable, for one thread. */
public final class FactText {
  private static final int SHOWN = 3;

  private final Survey survey;
  private final int width;
  private final Style style;
  private final Consumer<String> out;
  private Optional<FactType> last = Optional.empty();

  private FactText(Survey survey, int width, Style style, Consumer<String> out) {
    this.survey = survey;
    this.width = width;
    this.style = style;
    this.out = out;
  }

  /**
   * Writes the facts, then how many there are.
   *
   * @param limit how many facts at most; none leaves only the counts, with those of every field
   * @param width columns of a line
   * @param out takes the text piece by piece
   */
  public static void write(
      Survey survey, long limit, int width, Style style, Consumer<String> out) {
    FactText text = new FactText(survey, width, style, out);
    if (limit > 0) {
      survey.each(limit, text::fact);
    }
    text.counts(limit);
  }

  private void fact(SeenFact fact) {
    Paper paper = new Paper(width);
    if (!last.equals(Optional.of(fact.type()))) {
      paper.text(0, fact.type().name(), style::strong);
      last = Optional.of(fact.type());
    }
    paper.text(2, place(fact.place()), style::strong);
    fact.furtherPlaces().forEach(place -> paper.text(2, "also " + place(place), style::strong));
    if (fact.doubtful()) {
      question(paper, 4, "doubtful: the record cannot be read, or may be no such fact");
    } else if (!fact.certain()) {
      question(paper, 4, "may lie at or after the as-of instant");
    }
    int longest = 0;
    for (SeenField field : fact.fields()) {
      longest = Math.max(longest, field.value().expression().length());
    }
    for (SeenField field : fact.fields()) {
      String name = field.value().expression();
      String lead = name + " ".repeat(longest + 2 - name.length());
      paper.text(4, lead, style::faint, value(field), text -> text);
    }
    if (fact.type().isState()) {
      String valid =
          fact.valid().isEmpty() ? "never, as of that instant" : Phrases.spans(fact.valid());
      paper.text(4, "Valid " + valid, style::faint);
    }
    out.accept(paper + "\n");
  }

  private static String place(Place place) {
    String pointer = place.pointer().isEmpty() ? "" : " " + place.pointer();
    return place.path()
        + ":"
        + place.line()
        + ":"
        + place.column()
        + pointer
        + " ("
        + place.source()
        + ")";
  }

  private static String value(SeenField field) {
    if (field.value().text().isPresent()) {
      String text = field.value().text().get();
      return field.value().masked() ? text : written(field, text);
    }
    return field.value().lack().orElse("unknown")
        + field.reason().map(reason -> ": " + reason).orElse("")
        + field.readAs().map(text -> ", read as " + written(field, text)).orElse("");
  }

  private static String written(SeenField field, String text) {
    String line = text.replaceAll("\\s", " ");
    return field.value().type().equals("string") ? "“" + line + "”" : line;
  }

  private void counts(long limit) {
    List<TypeCounts> types = survey.types();
    long all = types.stream().mapToLong(TypeCounts::facts).sum();
    Paper paper = new Paper(width);
    String shown =
        limit > 0 && limit < all
            ? ", of which the first " + Phrases.number(limit) + " are shown"
            : "";
    paper.text(
        0,
        Phrases.number(all, "fact", "facts")
            + " as of "
            + Phrases.instant(survey.question().asOf())
            + " under profile "
            + survey.question().profile().id()
            + shown,
        style::strong);
    types.forEach(type -> type(type, limit == 0, paper));
    paper.gap().text(0, "Sources", style::strong);
    survey.sources().forEach(source -> source(source, paper));
    out.accept(paper.toString());
  }

  private void type(TypeCounts type, boolean withFields, Paper paper) {
    List<String> parts = new ArrayList<>();
    parts.add(Phrases.number(type.facts()));
    if (type.doubtful() > 0) {
      parts.add(Phrases.number(type.doubtful()) + " of them doubtful");
    }
    if (type.undecided() > 0) {
      parts.add(Phrases.number(type.undecided()) + " more for which the condition is unknown");
    }
    paper.text(2, type.type().name() + ": ", style::strong, String.join(", ", parts), t -> t);
    if (withFields && type.facts() > 0) {
      type.fields().forEach(field -> field(field, paper));
    }
  }

  private void field(FieldCounts field, Paper paper) {
    List<String> parts = new ArrayList<>();
    count(parts, field.known(), "known");
    count(parts, field.absent(), "absent");
    count(parts, field.presentButUnknown(), "present but unknown");
    count(parts, field.unknown(), "unknown");
    String reasons =
        field.reasons().entrySet().stream().map(FactText::reason).collect(Collectors.joining("; "));
    paper.text(
        4,
        field.field().name() + ": ",
        style::faint,
        String.join(", ", parts) + (reasons.isEmpty() ? "" : " (" + reasons + ")"),
        text -> text);
  }

  private static String reason(Map.Entry<String, Long> reason) {
    return reason.getKey() + ": " + Phrases.number(reason.getValue());
  }

  private static void count(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(Phrases.number(count) + " " + what);
    }
  }

  private void source(SourceCounts counts, Paper paper) {
    String facts =
        counts.facts().entrySet().stream()
            .map(entry -> Phrases.number(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    paper.text(
        2,
        counts.source().id() + ": ",
        style::strong,
        Phrases.number(counts.source().records(), "record", "records")
            + " in "
            + Phrases.number(counts.source().files().size(), "file", "files")
            + (facts.isEmpty() ? "" : ": " + facts),
        text -> text);
    counts.source().problem().ifPresent(problem -> question(paper, 4, problem));
    if (counts.declaredOnly()) {
      question(paper, 4, "declared, which the profile does not accept: nothing of it counts");
    }
    if (counts.later() > 0) {
      paper.text(4, Phrases.number(counts.later()) + " not before the as-of instant", style::faint);
    }
    unreadable(counts, paper);
  }

  private void unreadable(SourceCounts counts, Paper paper) {
    int all = counts.source().unreadable().size();
    if (all > 0) {
      question(paper, 4, Phrases.number(all, "record", "records") + " cannot be read");
      counts.source().unreadable().stream()
          .limit(SHOWN)
          .forEach(
              record ->
                  paper.text(
                      6,
                      record.place().path() + ":" + record.place().line() + " ",
                      style::strong,
                      record.reason(),
                      text -> text));
    }
    if (all > SHOWN) {
      paper.text(6, "… and " + Phrases.number(all - SHOWN) + " more", style::faint);
    }
  }

  private void question(Paper paper, int indent, String text) {
    paper.text(
        indent, "? ", sign -> style.outcome(Outcome.INCONCLUSIVE, sign), text, plain -> plain);
  }
}
