package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Timestamps;

/**
 * Lines of the findings file: findings as {@link FindingJson} has them, with the names of their
 * rules. They have no mark of a waiver, so that no waiver changes the file.
 *
 * <p>INVARIANT (canonical): members are written in the order of their names.
 */
final class FindingLine {
  private FindingLine() {}

  static void write(RuleName rule, FindingEntry finding, JsonBytes out) {
    char start = '{';
    start = instant(start, "at", finding.at(), out);
    start = bounds(start, finding.count(), out);
    start = instant(start, "due", finding.due(), out);
    start = gaps(start, finding.gaps(), out);
    start = instant(start, "late_since", finding.lateSince(), out);
    out.raw(start == '{' ? "{\"location\":" : ",\"location\":");
    place(finding.location(), out);
    out.raw(",\"message\":").text(finding.message());
    out.raw(",\"outcome\":").word(finding.outcome().word());
    out.raw(",\"policy\":").word(rule.policy());
    reasons(finding.reasons(), out);
    out.raw(",\"rule\":").word(rule.rule());
    subject(finding.subject(), out);
    if (!finding.values().isEmpty()) {
      out.raw(",\"values\":");
      values(finding.values(), out);
    }
    out.raw(",\"version\":").number(rule.version()).raw("}\n");
  }

  private static char instant(char start, String name, Optional<Long> nanos, JsonBytes out) {
    if (nanos.isEmpty()) {
      return start;
    }
    member(start, name, out).text(Timestamps.formatInstant(nanos.get()));
    return ',';
  }

  private static JsonBytes member(char start, String name, JsonBytes out) {
    return out.raw(start == '{' ? "{\"" : ",\"").raw(name).raw("\":");
  }

  private static char bounds(char start, Optional<Finding.Bounds> count, JsonBytes out) {
    if (count.isEmpty()) {
      return start;
    }
    member(start, "count", out).raw("{\"least\":").number(count.get().least());
    if (count.get().most() != Long.MAX_VALUE) {
      out.raw(",\"most\":").number(count.get().most());
    }
    out.raw("}");
    return ',';
  }

  private static char gaps(char start, List<Gap> gaps, JsonBytes out) {
    if (gaps.isEmpty()) {
      return start;
    }
    member(start, "gaps", out).raw(CanonicalJson.bytes(Json.Elements.of(gaps, FindingJson::gap)));
    return ',';
  }

  private static void place(Place place, JsonBytes out) {
    out.raw("{\"column\":").number(place.column());
    out.raw(",\"file\":").word(place.path());
    out.raw(",\"line\":").number(place.line());
    out.raw(",\"pointer\":").text(place.pointer());
    out.raw(",\"source\":").word(place.source()).raw("}");
  }

  private static void reasons(List<Reason> reasons, JsonBytes out) {
    String separator = ",\"reasons\":[";
    for (Reason reason : reasons) {
      out.raw(separator).word(reason.word());
      separator = ",";
    }
    out.raw(reasons.isEmpty() ? "" : "]");
  }

  private static void subject(FindingEntry.Subject subject, JsonBytes out) {
    out.raw(",\"subject\":{");
    if (!subject.key().isEmpty()) {
      out.raw("\"key\":");
      values(subject.key(), out);
      out.raw(",");
    }
    out.raw("\"kind\":").word(subject.kind().word());
    subject.type().ifPresent(type -> out.raw(",\"type\":").word(type));
    out.raw("}");
  }

  private static void values(List<ShownValue> values, JsonBytes out) {
    String separator = "[";
    for (ShownValue value : values) {
      out.raw(separator).raw("{\"expression\":").word(value.expression());
      value.lack().ifPresent(lack -> out.raw(",\"lack\":").word(lack));
      out.raw(value.masked() ? ",\"masked\":true,\"type\":" : ",\"masked\":false,\"type\":");
      out.word(value.type());
      value.text().ifPresent(text -> out.raw(",\"value\":").text(text));
      out.raw("}");
      separator = ",";
    }
    out.raw("]");
  }
}
