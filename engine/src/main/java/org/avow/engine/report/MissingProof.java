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
import org.avow.engine.value.TimeSet;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentSource;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * What is in the way of a proof, and what would settle it. Immutable.
 *
 * @param why half sentences
 * @param needed a few sentences for each stream of which evidence is missing
 * @param remedies half sentences
 */
public record MissingProof(List<String> why, List<String> needed, List<String> remedies) {
  private static final String NO_SOURCE = "No source of the manifest supplies it";

  public MissingProof {
    why = List.copyOf(why);
    needed = List.copyOf(needed);
    remedies = List.copyOf(remedies);
  }

  /** What findings that are inconclusive lack. */
  public static MissingProof of(VerdictDocument verdict, List<DocumentFinding> unproved) {
    Set<Reason> reasons = new TreeSet<>();
    Map<String, List<Gap>> gaps = new LinkedHashMap<>();
    for (DocumentFinding finding : unproved) {
      reasons.addAll(finding.reasons());
      for (Gap gap : finding.gaps()) {
        gaps.computeIfAbsent(gap.stream(), stream -> new ArrayList<>()).add(gap);
      }
    }
    return new MissingProof(
        reasons.stream().map(Phrases::reason).toList(),
        gaps.entrySet().stream().map(of -> needed(verdict, of.getKey(), of.getValue())).toList(),
        reasons.stream().map(Phrases::remedy).filter(text -> !text.isEmpty()).distinct().toList());
  }

  /** All of it as lines of a label and text; those without text are left out. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    if (!why.isEmpty()) {
      lines.add(new Line("Why", String.join("; ", why)));
    }
    needed.forEach(text -> lines.add(new Line("Needed", text)));
    if (!remedies.isEmpty()) {
      lines.add(new Line("To settle it", String.join("; ", remedies)));
    }
    return lines;
  }

  /** A line of an explanation. */
  public record Line(String label, String text) {}

  /** What of a stream is missing, and how it can be had. */
  private static String needed(VerdictDocument verdict, String stream, List<Gap> gaps) {
    TimeSet times = gaps.stream().map(Gap::missing).reduce(TimeSet.EMPTY, TimeSet::union);
    List<String> parts = new ArrayList<>();
    parts.add("`" + stream + "`" + (times.isEmpty() ? "" : " " + Phrases.spans(times)));
    Place place = gaps.get(0).place();
    Optional<DocumentSource> source =
        verdict.sources().stream().filter(s -> s.id().equals(place.source())).findFirst();
    parts.addAll(
        source.map(found -> fault(found, place)).orElseGet(() -> List.of(supplied(verdict))));
    String name = stream.contains("/") ? stream.substring(0, stream.indexOf('/')) : stream;
    verdict.streams().stream()
        .filter(summary -> summary.stream().equals(name))
        .flatMap(summary -> summary.collect().stream())
        .forEach(collect -> parts.add(collect.replaceAll("[.]$", "")));
    return parts.stream().collect(Collectors.joining(". ", "", "."));
  }

  /**
   * By whom: by nobody, unless by a source whose records name their own types and were not read.
   */
  private static String supplied(VerdictDocument verdict) {
    String perhaps =
        verdict.sources().stream()
            .filter(source -> source.problem().isPresent())
            .filter(source -> source.types().isEmpty() && source.stream().isEmpty())
            .map(source -> "`" + source.id() + "` (line " + source.line() + " of the manifest)")
            .collect(Collectors.joining(" or "));
    return perhaps.isEmpty()
        ? NO_SOURCE
        : NO_SOURCE + ", unless " + perhaps + " does, which cannot be read";
  }

  /** What is wrong with a source that should supply the evidence; empty if nothing is. */
  private static List<String> fault(DocumentSource source, Place place) {
    String name = "Source `" + source.id() + "` (" + place.path() + ":" + place.line() + ") ";
    if (source.problem().isPresent()) {
      return List.of(name + "cannot be read");
    }
    return source.assumed() ? List.of(name + "does not say what it covers") : List.of();
  }
}
