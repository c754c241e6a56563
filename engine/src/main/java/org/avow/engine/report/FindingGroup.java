package org.avow.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Place;
import org.avow.engine.verdict.document.DocumentFinding;

/**
 * Findings of which the same is said; only their places differ. Immutable.
 *
 * @param message what happened, or what is in question
 * @param details values that decided, instants and counts; may be empty
 * @param waived id of the waiver that applies to them
 * @param places in canonical order
 */
public record FindingGroup(
    String message, String details, Optional<String> waived, List<Place> places) {
  public FindingGroup {
    places = List.copyOf(places);
  }

  private record Told(String message, String details, Optional<String> waived) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Told that
          && message.equals(that.message)
          && details.equals(that.details)
          && waived.equals(that.waived);
    }

    @Override
    public int hashCode() {
      int hash = message.hashCode();
      hash = 31 * hash + details.hashCode();
      return 31 * hash + waived.hashCode();
    }
  }

  /** The groups, in the order of their first findings. */
  public static List<FindingGroup> of(List<DocumentFinding> findings) {
    Map<Told, List<Place>> places = new LinkedHashMap<>();
    for (DocumentFinding finding : findings) {
      String message = message(finding);
      Told told = new Told(message, details(finding, message), finding.waived());
      places.computeIfAbsent(told, key -> new ArrayList<>()).add(finding.location());
    }
    return places.entrySet().stream()
        .map(
            entry ->
                new FindingGroup(
                    entry.getKey().message(),
                    entry.getKey().details(),
                    entry.getKey().waived(),
                    entry.getValue()))
        .toList();
  }

  /** What is said of a finding, in one sentence. */
  public static String message(DocumentFinding finding) {
    return switch (finding.outcome()) {
      case FAIL, PASS, NOT_APPLICABLE -> finding.message();
      case INCONCLUSIVE -> "undecided: " + finding.message();
      case PENDING -> "open: " + finding.message();
    };
  }

  /**
   * Values that decided, instants and counts.
   *
   * @param message in which masked values need not stand twice
   */
  public static String details(DocumentFinding finding, String message) {
    List<String> details = new ArrayList<>();
    finding.lateSince().ifPresent(late -> details.add("met too late, " + Phrases.instant(late)));
    finding.due().ifPresent(due -> details.add("due " + Phrases.instant(due)));
    finding.count().ifPresent(count -> details.add(Values.count(count)));
    finding.values().stream()
        .filter(value -> !(value.masked() && message.contains(value.text().orElse(""))))
        .forEach(value -> details.add(Values.equation(value)));
    return String.join("; ", details);
  }
}
