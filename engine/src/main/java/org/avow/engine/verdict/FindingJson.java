package org.avow.engine.verdict;

import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;

/**
 * Findings and their parts as JSON, of which others show some; {@link FindingLine} writes the same.
 */
public final class FindingJson {
  private FindingJson() {}

  static Json.Members of(FindingEntry finding) {
    return new Json.Builder()
        .put("outcome", finding.outcome().word())
        .put("subject", subject(finding.subject()))
        .put("message", finding.message())
        .put("location", place(finding.location()))
        .putUnlessEmpty("values", finding.values(), FindingJson::value)
        .putUnlessEmpty("reasons", finding.reasons(), FindingJson::reason)
        .putUnlessEmpty("gaps", finding.gaps(), FindingJson::gap)
        .putIf("at", finding.at().map(Timestamps::formatInstant))
        .putIf("due", finding.due().map(Timestamps::formatInstant))
        .putIf("late_since", finding.lateSince().map(Timestamps::formatInstant))
        .putIf("count", finding.count(), FindingJson::bounds)
        .putIf("waived", finding.waived())
        .build();
  }

  private static Json subject(FindingEntry.Subject subject) {
    return new Json.Builder()
        .put("kind", subject.kind().word())
        .putIf("type", subject.type())
        .putUnlessEmpty("key", subject.key(), FindingJson::value)
        .build();
  }

  private static Json reason(Reason reason) {
    return new Json.Text(reason.word());
  }

  private static Json bounds(Finding.Bounds bounds) {
    Json.Builder json = new Json.Builder().put("least", bounds.least());
    return (bounds.most() == Long.MAX_VALUE ? json : json.put("most", bounds.most())).build();
  }

  /** A value with the expression that yielded it. */
  public static Json value(ShownValue value) {
    return new Json.Builder()
        .put("expression", value.expression())
        .put("type", value.type())
        .putIf("value", value.text())
        .putIf("lack", value.lack())
        .put("masked", value.masked())
        .build();
  }

  /** A place in the evidence. */
  public static Json place(Place place) {
    return new Json.Builder()
        .put("source", place.source())
        .put("file", place.path())
        .put("line", place.line())
        .put("column", place.column())
        .put("pointer", place.pointer())
        .build();
  }

  /** Evidence that is missing. */
  public static Json gap(Gap gap) {
    return new Json.Builder()
        .put("type", gap.type())
        .put("stream", gap.stream())
        .put("kind", Words.of(gap.kind()))
        .put("missing", Json.Elements.of(gap.missing().stretches(), FindingJson::stretch))
        .put("location", place(gap.place()))
        .build();
  }

  /** A stretch of time; an open end is left out. */
  public static Json stretch(TimeSet.Stretch stretch) {
    Json.Builder json = new Json.Builder();
    if (stretch.from() != Long.MIN_VALUE) {
      json.put("from", Timestamps.formatInstant(stretch.from()));
    }
    if (stretch.until() != Long.MAX_VALUE) {
      json.put("until", Timestamps.formatInstant(stretch.until()));
    }
    return json.build();
  }
}
