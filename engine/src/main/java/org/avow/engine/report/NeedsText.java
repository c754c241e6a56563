package org.avow.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.survey.ClauseNeeds;
import org.avow.engine.survey.EvidenceNeed;
import org.avow.engine.survey.Needs;
import org.avow.engine.survey.RuleNeeds;
import org.avow.engine.survey.StreamLack;
import org.avow.engine.survey.StreamNeed;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Value;

/** Needs for people. */
public final class NeedsText {
  private final Needs needs;
  private final Paper paper;
  private final Style style;

  private NeedsText(Needs needs, int width, Style style) {
    this.needs = needs;
    this.paper = new Paper(width);
    this.style = style;
  }

  /**
   * The whole text, in lines of the given width.
   *
   * @param width columns of a line
   */
  public static String render(Needs needs, int width, Style style) {
    NeedsText text = new NeedsText(needs, width, style);
    text.head();
    text.streams();
    text.clauses();
    return text.paper.toString();
  }

  private void head() {
    List<ClauseNeeds> checkable =
        needs.clauses().stream().filter(clause -> clause.clause().checkable()).toList();
    if (needs.question().isEmpty()) {
      paper.text(0, "Evidence that " + needs.title() + " needs", style::strong);
      paper.text(
          0,
          Phrases.number(checkable.size(), "checkable clause", "checkable clauses")
              + ", "
              + Phrases.number(needs.streams().size(), "stream", "streams")
              + "; snapshots are valid for "
              + Durations.format(new Value.Length(needs.profile().maxAge())));
      return;
    }
    Question question = needs.question().get();
    long open = checkable.stream().filter(ClauseNeeds::isOpen).count();
    long settled = needs.streams().stream().mapToLong(need -> need.settles().size()).sum();
    paper.text(
        0,
        needs.title()
            + ", as of "
            + Phrases.instant(question.asOf())
            + ", from "
            + Phrases.instant(question.from())
            + " until "
            + Phrases.instant(question.until())
            + ", under profile "
            + needs.profile().id(),
        style::strong);
    String what =
        open == 0
            ? ""
            : "; "
                + Phrases.number(needs.streams().size(), "stream", "streams")
                + ", in this order, could settle "
                + Phrases.number(settled)
                + " of them";
    paper.text(
        0,
        Phrases.number(open)
            + " of "
            + Phrases.number(checkable.size(), "checkable clause", "checkable clauses")
            + " cannot be decided"
            + what);
  }

  private void streams() {
    int number = 1;
    for (StreamNeed need : needs.streams()) {
      paper.gap();
      paper.text(0, number + ". ", need.stream().name() + settles(need), style::strong);
      need.lack().ifPresent(lack -> lack(need, lack));
      if (need.lack().isEmpty() && !need.parts().isEmpty()) {
        labelled("Parts: ", String.join(", ", need.parts()) + ", each of them");
      }
      if (!need.stream().collect().isEmpty()) {
        labelled("Collect: ", need.stream().collect());
      }
      need.feeds().forEach(feed -> feed(need, feed));
      if (need.feeds().isEmpty()) {
        labelled("Feed: ", "none of its own; records of the built-in feed `facts`");
      }
      times(need);
      labelled("For: ", String.join(", ", need.clauses()));
      number++;
    }
  }

  private static String settles(StreamNeed need) {
    if (need.lack().isEmpty()) {
      return " (" + Phrases.number(need.clauses().size(), "clause", "clauses") + ")";
    }
    return need.settles().isEmpty()
        ? ", settles nothing alone"
        : ", settles " + String.join(", ", need.settles());
  }

  private void lack(StreamNeed need, StreamLack lack) {
    List<String> what = new ArrayList<>();
    what.add(lack.missing().isEmpty() ? "all of it" : Phrases.spans(lack.missing()));
    if (!lack.parts().isEmpty()) {
      what.add("of the parts " + String.join(", ", lack.parts()));
    }
    if (lack.kinds().contains(Gap.Kind.STALE)) {
      what.add(
          "a snapshot is valid for "
              + Durations.format(new Value.Length(needs.profile().maxAge())));
    }
    if (lack.kinds().contains(Gap.Kind.DECLARED_ONLY)) {
      what.add("there are only plans, no observation of what runs");
    }
    labelled("Missing: ", String.join("; ", what));
    if (lack.sources().isEmpty()) {
      labelled("Source: ", "none of the manifest supplies it");
    }
    lack.sources().forEach(source -> labelled("Source: ", supply(need, source)));
    lack.unreadable().stream()
        .filter(source -> !lack.sources().contains(source))
        .forEach(source -> labelled("Perhaps: ", name(source) + problem(source)));
  }

  private static String supply(StreamNeed need, SourceEvidence source) {
    if (source.problem().isPresent()) {
      return name(source) + problem(source);
    }
    boolean state = need.types().stream().anyMatch(FactType::isState);
    boolean assumed = state ? source.observationsAssumed() : source.coverAssumed();
    if (source.standing() == Standing.DECLARED) {
      return name(source) + " is declared; collect what runs";
    }
    return name(source)
        + (assumed ? " does not say what it covers: `covers:`" : " does not cover that");
  }

  private static String name(SourceEvidence source) {
    return source.id()
        + " ("
        + source.declaration().file().name()
        + ":"
        + source.declaration().line()
        + ")";
  }

  private static String problem(SourceEvidence source) {
    return " cannot be read: " + source.problem().orElse("");
  }

  /** How a feed's evidence is obtained, where the stream does not say so already. */
  private void feed(StreamNeed need, FeedDefinition feed) {
    String files = feed.files().isEmpty() ? "" : " (" + String.join(", ", feed.files()) + ")";
    String note = feed.collect().replaceAll("[.]$", "");
    boolean said = need.stream().collect().contains(note);
    labelled("Feed: ", feed.id() + files + (said ? "" : ": " + feed.collect()));
  }

  /** For which times which rule needs it; of a question that is said by what is missing. */
  private void times(StreamNeed need) {
    for (FactType type : need.types()) {
      Set<String> times = new LinkedHashSet<>();
      needs.clauses().stream()
          .flatMap(clause -> clause.rules().stream())
          .filter(rule -> need.rules().contains(rule.name()))
          .flatMap(rule -> rule.evidence().stream())
          .filter(evidence -> evidence.type() == type)
          .forEach(evidence -> times.add(time(evidence)));
      if (!times.isEmpty()) {
        labelled("Time of " + type.name() + ": ", String.join("; ", times));
      }
    }
  }

  private String time(EvidenceNeed need) {
    if (need.from().isEmpty()) {
      return need.time();
    }
    long from = need.from().get();
    return need.type().isState()
        ? need.time()
            + ", that is observed at "
            + Phrases.instant(from - needs.profile().maxAge())
            + " or later"
        : need.time() + ", that is from " + Phrases.instant(from) + " on";
  }

  private void clauses() {
    paper.gap().text(0, "Clauses", style::strong);
    for (ClauseNeeds clause : needs.clauses()) {
      if (clause.clause().checkable()) {
        clause(clause);
      }
    }
  }

  private void clause(ClauseNeeds clause) {
    String sign = clause.outcome().map(Phrases::sign).orElse("·") + " ";
    paper.text(
        0,
        sign,
        text -> clause.outcome().map(outcome -> style.outcome(outcome, text)).orElse(text),
        clause.clause().id() + what(clause),
        text -> text);
    clause.rules().stream()
        .filter(rule -> rule.outcome().equals(Optional.of(Outcome.INCONCLUSIVE)))
        .forEach(this::open);
    if (needs.question().isEmpty()) {
      clause.rules().forEach(this::needed);
    }
  }

  private static String what(ClauseNeeds clause) {
    if (clause.reason().isPresent()) {
      return switch (clause.reason().get()) {
        case NO_POLICY -> ": no policy checks it";
        case NOT_SELECTED -> ": the profile does not select a rule that checks it";
      };
    }
    if (clause.rules().isEmpty()) {
      return ": no policy checks it";
    }
    return clause.outcome().isPresent() && !clause.isOpen()
        ? ": " + clause.outcome().map(Phrases::counted).orElse("")
        : "";
  }

  private void needed(RuleNeeds rule) {
    Set<String> types = new LinkedHashSet<>();
    rule.evidence().forEach(need -> types.add(need.type().name()));
    paper.text(2, rule.name() + ": ", style::faint, String.join(", ", types), text -> text);
  }

  private void open(RuleNeeds rule) {
    List<String> parts = new ArrayList<>();
    if (!rule.lacking().isEmpty()) {
      parts.add("lacks " + String.join(", ", rule.lacking()));
    }
    String others =
        rule.otherReasons().stream()
            .map(NeedsText::other)
            .distinct()
            .collect(Collectors.joining("; "));
    if (!others.isEmpty()) {
      parts.add(others);
    }
    paper.text(2, rule.name() + ": ", style::faint, String.join("; ", parts), text -> text);
  }

  private static String other(Reason reason) {
    String remedy = Phrases.remedy(reason);
    return Phrases.reason(reason) + (remedy.isEmpty() ? "" : " (" + remedy + ")");
  }

  private void labelled(String label, String text) {
    paper.text(3, label, style::faint, text, unstyled -> unstyled);
  }
}
