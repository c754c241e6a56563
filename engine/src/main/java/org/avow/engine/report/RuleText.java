package org.avow.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/** What a report says of a rule that is broken, not proved, or not due yet. */
final class RuleText {
  /** How many findings a report shows; the verdict document has more. */
  private static final int SHOWN = 5;

  private static final String NO_SOURCE = "No source of the manifest supplies it";
  private static final int INDENT = 2;

  private final VerdictDocument verdict;
  private final Paper paper;
  private final Style style;

  RuleText(VerdictDocument verdict, Paper paper, Style style) {
    this.verdict = verdict;
    this.paper = paper;
    this.style = style;
  }

  /**
   * Tells the whole of a rule.
   *
   * @param since since when its clause is broken, which need not be said again
   */
  void write(DocumentRule rule, Optional<Long> since) {
    List<String> head = new ArrayList<>();
    head.add(rule.name() + " (" + rule.severity().word() + "): " + judged(rule));
    rule.result()
        .since()
        .filter(instant -> !since.equals(Optional.of(instant)))
        .ifPresent(instant -> head.add("since " + Phrases.instant(instant)));
    line(rule, String.join(", ", head));
    List<DocumentFinding> failed = of(rule.result(), Outcome.FAIL);
    List<DocumentFinding> unproved = of(rule.result(), Outcome.INCONCLUSIVE);
    findings(failed, rule.result().counts().getOrDefault(Outcome.FAIL, 0L));
    if (!failed.isEmpty()) {
      rule.fix().ifPresent(fix -> labelled("Fix: ", fix));
    }
    findings(
        unproved.stream().filter(f -> f.subject().kind() != FindingEntry.Kind.RULE).toList(),
        rule.result().counts().getOrDefault(Outcome.INCONCLUSIVE, 0L));
    settle(unproved);
    List<DocumentFinding> pending =
        of(rule.result(), Outcome.PENDING).stream()
            .filter(finding -> !finding.reasons().contains(Reason.NOT_IN_FORCE))
            .toList();
    findings(pending, rule.result().counts().getOrDefault(Outcome.PENDING, 0L));
    rule.preview().ifPresent(preview -> preview(rule, preview));
  }

  /** Names a rule that was told of before. */
  void refer(DocumentRule rule) {
    line(rule, rule.name() + ": see above");
  }

  /** A rule that is kept, in few words. */
  static String kept(DocumentRule rule) {
    return rule.name() + " (" + judged(rule) + ")";
  }

  private void line(DocumentRule rule, String text) {
    paper.text(
        INDENT,
        Phrases.sign(rule.outcome()) + " ",
        sign -> style.outcome(rule.outcome(), sign),
        text,
        unstyled -> unstyled);
  }

  private static List<DocumentFinding> of(DocumentRule.Result result, Outcome outcome) {
    return result.findings().stream().filter(finding -> finding.outcome() == outcome).toList();
  }

  /** What was judged, and how often with which outcome. */
  private static String judged(DocumentRule rule) {
    if (rule.preview().isPresent()) {
      return rule.result()
          .due()
          .map(due -> "in force from " + Phrases.instant(due))
          .orElse("not in force");
    }
    String type = rule.judges().orElse("");
    long judged = rule.result().judged();
    return judged == 0 || type.isEmpty()
        ? Phrases.counted(rule.outcome())
        : Phrases.counts(
            rule.result().counts(), "of " + Phrases.number(judged) + " `" + type + "`");
  }

  private void findings(List<DocumentFinding> findings, long all) {
    Map<Told, List<Place>> places = new LinkedHashMap<>();
    for (DocumentFinding finding : findings) {
      places.computeIfAbsent(Told.of(finding), told -> new ArrayList<>()).add(finding.location());
    }
    places.entrySet().stream()
        .limit(SHOWN)
        .forEach(told -> finding(told.getKey(), told.getValue()));
    long shown = places.values().stream().limit(SHOWN).mapToLong(List::size).sum();
    long more = Math.max(all, findings.size()) - shown;
    if (more > 0 && !findings.isEmpty()) {
      paper.text(INDENT + 2, "… and " + Phrases.number(more) + " more", style::faint);
    }
  }

  /** What is said of findings; of those that say the same, only the places differ. */
  private record Told(String message, String details) {

    static Told of(DocumentFinding finding) {
      String message =
          switch (finding.outcome()) {
            case FAIL, PASS, NOT_APPLICABLE -> finding.message();
            case INCONCLUSIVE -> "undecided: " + finding.message();
            case PENDING -> "open: " + finding.message();
          };
      List<String> details = new ArrayList<>();
      finding.lateSince().ifPresent(late -> details.add("met too late, " + Phrases.instant(late)));
      finding.due().ifPresent(due -> details.add("due " + Phrases.instant(due)));
      finding.count().ifPresent(count -> details.add(Values.count(count)));
      finding.values().stream()
          .filter(value -> !(value.masked() && message.contains(value.text().orElse(""))))
          .forEach(value -> details.add(Values.equation(value)));
      return new Told(message, String.join("; ", details));
    }
  }

  private void finding(Told told, List<Place> places) {
    paper.text(INDENT + 2, Places.list(places), style::strong);
    paper.text(INDENT + 4, told.message());
    if (!told.details().isEmpty()) {
      paper.text(INDENT + 4, told.details(), style::faint);
    }
  }

  /** What is in the way of a proof, and what would settle it. */
  private void settle(List<DocumentFinding> unproved) {
    Set<Reason> reasons = new TreeSet<>();
    Map<String, List<Gap>> gaps = new LinkedHashMap<>();
    for (DocumentFinding finding : unproved) {
      reasons.addAll(finding.reasons());
      for (Gap gap : finding.gaps()) {
        gaps.computeIfAbsent(gap.stream(), stream -> new ArrayList<>()).add(gap);
      }
    }
    if (!reasons.isEmpty()) {
      labelled("Why: ", reasons.stream().map(Phrases::reason).collect(Collectors.joining("; ")));
    }
    gaps.forEach((stream, of) -> labelled("Needed: ", needed(stream, of)));
    List<String> remedies =
        reasons.stream().map(Phrases::remedy).filter(text -> !text.isEmpty()).distinct().toList();
    if (!remedies.isEmpty()) {
      labelled("To settle it: ", String.join("; ", remedies));
    }
  }

  /** What of a stream is missing, and how it can be had. */
  private String needed(String stream, List<Gap> gaps) {
    TimeSet times = gaps.stream().map(Gap::missing).reduce(TimeSet.EMPTY, TimeSet::union);
    List<String> parts = new ArrayList<>();
    parts.add("`" + stream + "`" + (times.isEmpty() ? "" : " " + Phrases.spans(times)));
    Place place = gaps.get(0).place();
    Optional<DocumentSource> source =
        verdict.sources().stream().filter(s -> s.id().equals(place.source())).findFirst();
    parts.addAll(source.map(found -> fault(found, place)).orElse(List.of(NO_SOURCE)));
    String name = stream.contains("/") ? stream.substring(0, stream.indexOf('/')) : stream;
    verdict.streams().stream()
        .filter(summary -> summary.stream().equals(name))
        .flatMap(summary -> summary.collect().stream())
        .forEach(collect -> parts.add(collect.replaceAll("[.]$", "")));
    return String.join(". ", parts) + ".";
  }

  /** What is wrong with a source that should supply the evidence; empty if nothing is. */
  private static List<String> fault(DocumentSource source, Place place) {
    String name = "Source `" + source.id() + "` (" + place.path() + ":" + place.line() + ") ";
    if (source.problem().isPresent()) {
      return List.of(name + "cannot be read");
    }
    return source.assumed() ? List.of(name + "does not say what it covers") : List.of();
  }

  private void preview(DocumentRule rule, DocumentRule.Result preview) {
    paper.text(
        INDENT + 2,
        "As things stand it would be: ",
        style::faint,
        Phrases.counted(preview.outcome()),
        text -> style.outcome(preview.outcome(), text));
    findings(of(preview, Outcome.FAIL), preview.counts().getOrDefault(Outcome.FAIL, 0L));
    if (preview.outcome() == Outcome.FAIL) {
      rule.fix().ifPresent(fix -> labelled("Fix: ", fix));
    }
    settle(of(preview, Outcome.INCONCLUSIVE));
  }

  private void labelled(String label, String text) {
    paper.text(INDENT + 2, label, style::strong, text, unstyled -> unstyled);
  }
}
