package org.avow.engine.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.feed.FeedOutline;
import org.avow.engine.feed.SourceOutline;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.FieldUse;
import org.avow.engine.plan.Join;
import org.avow.engine.plan.Kept;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.Planned;
import org.avow.engine.policy.Requirement;
import org.avow.engine.survey.Outline;

/** An outline for people. */
public final class OutlineText {
  private final Outline outline;
  private final Paper paper;
  private final Style style;

  private OutlineText(Outline outline, int width, Style style) {
    this.outline = outline;
    this.paper = new Paper(width);
    this.style = style;
  }

  /**
   * The whole text, in lines of the given width.
   *
   * @param width columns of a line
   */
  public static String render(Outline outline, int width, Style style) {
    OutlineText text = new OutlineText(outline, width, style);
    text.head();
    text.streamed();
    text.components();
    text.feeds();
    text.sources();
    return text.paper.toString();
  }

  private void head() {
    Layout layout = outline.layout();
    int streamed = layout.single().values().stream().mapToInt(List::size).sum();
    int kept = layout.kept().size();
    paper.text(
        0,
        "How " + outline.title() + " is judged, under profile " + outline.profile().id(),
        style::strong);
    paper.text(
        0,
        Phrases.number((long) streamed + kept, "rule", "rules")
            + ": "
            + Phrases.number(streamed)
            + " judged while evidence is read, "
            + Phrases.number(kept)
            + " when all is read");
  }

  private void streamed() {
    if (outline.layout().single().isEmpty()) {
      return;
    }
    paper.gap().text(0, "Judged while evidence is read, fact by fact", style::strong);
    outline
        .layout()
        .single()
        .forEach(
            (type, rules) -> {
              paper.text(2, type.name() + ": ", style::faint, names(rules), text -> text);
              labelled("Reads: ", slots(type, outline.layout().singleReads(type)));
            });
  }

  private static String names(List<Planned> rules) {
    return rules.stream().map(Planned::name).collect(Collectors.joining(", "));
  }

  private static String slots(FactType type, Set<Integer> slots) {
    return slots.stream()
        .map(slot -> type.fields().get(slot).name())
        .collect(Collectors.joining(", "));
  }

  private void components() {
    int number = 1;
    for (Component component : outline.layout().components()) {
      component(number++, component);
    }
  }

  private void component(int number, Component component) {
    List<Leaf> leaves = component.lanes().stream().flatMap(l -> l.leaves().stream()).toList();
    Map<FactType, List<Field>> fields = FieldUse.of(leaves);
    String types = component.types().stream().map(FactType::name).collect(Collectors.joining(", "));
    paper
        .gap()
        .text(
            0,
            "Judged when all is read, " + number + ": ",
            style::strong,
            types.isEmpty() ? "no facts" : types,
            style::strong);
    if (component.divisible()) {
      paper.text(2, "In parts, by ", style::faint, key(component), text -> text);
    } else {
      component
          .obstacles()
          .forEach(o -> paper.text(2, "In one part: ", style::faint, OutlinePhrases.of(o), t -> t));
    }
    for (FactType type : component.types()) {
      String read =
          fields.getOrDefault(type, List.of()).stream()
              .map(Field::name)
              .collect(Collectors.joining(", "));
      paper.text(2, type.name() + " reads: ", style::faint, read, text -> text);
    }
    component.lanes().forEach(this::lane);
    reasons(component);
  }

  private static String key(Component component) {
    return component.types().stream()
        .flatMap(
            type ->
                Optional.ofNullable(component.key().get(type)).stream()
                    .map(field -> type.name() + "." + field.name()))
        .collect(Collectors.joining(", "));
  }

  private void lane(Lane lane) {
    String judged = lane.judged().map(FactType::name).orElse("the world");
    String key = lane.key().stream().map(f -> f.name()).collect(Collectors.joining(", "));
    paper.text(
        2, "Lane: ", style::faint, judged + (key.isEmpty() ? "" : " by " + key), text -> text);
    lane.leaves().forEach(this::leaf);
  }

  private void leaf(Leaf leaf) {
    String name = new Planned(leaf.policy(), leaf.rule()).name();
    String what =
        leaf.form() instanceof Requirement.Relation relation
            ? relation(leaf, relation.candidates().type())
            : leaf.form() instanceof Requirement.PerGroup
                ? "groups"
                : leaf.form() instanceof Requirement.Coded ? "DRL" : "single facts";
    paper.text(4, name + ": ", style::faint, what, text -> text);
    leaf.obstacle()
        .ifPresent(o -> paper.text(6, "No key: ", style::faint, OutlinePhrases.of(o), t -> t));
  }

  private static String relation(Leaf leaf, FactType candidates) {
    String joins = leaf.key().stream().map(OutlineText::join).collect(Collectors.joining(", "));
    return candidates.name() + (joins.isEmpty() ? "" : " with " + joins);
  }

  private static String join(Join join) {
    String one = join.judged().name();
    String other = join.candidate().name();
    return one.equals(other) ? "the same " + one : other + " = " + one;
  }

  /** Why rules wait until all is read; those with one reason together. */
  private void reasons(Component component) {
    Map<String, Set<String>> rules = new LinkedHashMap<>();
    for (Kept kept : outline.layout().rules(component)) {
      String why =
          kept.obstacles().stream().map(OutlinePhrases::of).collect(Collectors.joining("; "));
      rules.computeIfAbsent(why, w -> new LinkedHashSet<>()).add(kept.planned().name());
    }
    rules.forEach(
        (why, of) ->
            paper.text(
                2, "Waits: ", style::faint, String.join(", ", of) + ", since " + why, t -> t));
  }

  private void feeds() {
    for (FeedOutline feed : outline.feeds()) {
      paper.gap().text(0, "Feed " + feed.feed().id(), style::strong);
      String how =
          feed.detour()
              .map(detour -> "in full: " + OutlinePhrases.of(detour))
              .orElse(
                  "lines of JSON by their bytes, "
                      + Phrases.number(feed.columns().size(), "column", "columns")
                      + " of each; other formats in full");
      paper.text(2, "Records: ", style::faint, how, text -> text);
      feed.makings().forEach(this::making);
      if (!feed.columns().isEmpty()) {
        String columns =
            feed.columns().stream()
                .map(column -> column.path() + " " + column.type())
                .collect(Collectors.joining(", "));
        paper.text(2, "Columns: ", style::faint, columns, text -> text);
      }
    }
  }

  private void making(FeedOutline.MakingOutline making) {
    String when =
        making.deciding().isEmpty()
            ? "every record"
            : "decided by " + String.join(", ", making.deciding());
    String unread = making.read() ? "" : "; nobody reads it";
    paper.text(2, making.type().name() + ": ", style::faint, when + unread, text -> text);
    if (making.read()) {
      String fields =
          making.fields().stream().map(OutlineText::field).collect(Collectors.joining(", "));
      labelled("From: ", fields);
    }
  }

  /** The parts of the record that a field is made of, under its name unless they say it. */
  private static String field(FeedOutline.FieldOutline field) {
    String name = field.field().name();
    if (!field.given()) {
      return name + " (absent)";
    }
    if (field.paths().isEmpty()) {
      return name + " (constant)";
    }
    String paths = String.join(" + ", field.paths());
    return paths.endsWith("." + name) ? paths : paths + " (" + name + ")";
  }

  private void sources() {
    if (outline.sources().isEmpty()) {
      return;
    }
    paper.gap().text(0, "Sources", style::strong);
    for (SourceOutline source : outline.sources()) {
      String how =
          source
              .detour()
              .map(detour -> "in full, since " + OutlinePhrases.of(detour))
              .orElse("by the bytes of their lines");
      String what =
          Phrases.number(source.files(), "file", "files")
              + " by feed "
              + source.feed()
              + ", "
              + how
              + source.problem().map(problem -> "; " + problem).orElse("");
      paper.text(2, source.entry().id() + ": ", style::faint, what, text -> text);
    }
  }

  private void labelled(String label, String text) {
    paper.text(4, label, style::faint, text, unstyled -> unstyled);
  }
}
