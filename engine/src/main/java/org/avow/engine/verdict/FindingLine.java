package org.avow.engine.verdict;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Place;

/**
 * Lines of the findings file: findings as {@link FindingJson} has them, with the names of their
 * rules. They have no mark of a waiver, so that no waiver changes the file.
 *
 * <p>INVARIANT (canonical): members are written in the order of their names.
 */
final class FindingLine {
  private static final byte[] BEGIN = ascii("{");
  private static final byte[] AT = ascii("\"at\":");
  private static final byte[] COUNT = ascii("\"count\":{\"least\":");
  private static final byte[] MOST = ascii(",\"most\":");
  private static final byte[] COUNTED = ascii("},");
  private static final byte[] DUE = ascii("\"due\":");
  private static final byte[] GAPS = ascii("\"gaps\":");
  private static final byte[] LATE_SINCE = ascii("\"late_since\":");
  private static final byte[] LOCATION = ascii("\"location\":{\"column\":");
  private static final byte[] FILE = ascii(",\"file\":");
  private static final byte[] LINE = ascii(",\"line\":");
  private static final byte[] POINTER = ascii(",\"pointer\":");
  private static final byte[] SOURCE = ascii(",\"source\":");
  private static final byte[] MESSAGE = ascii("},\"message\":");
  private static final byte[] OUTCOME = ascii(",\"outcome\":");
  private static final byte[] POLICY = ascii(",\"policy\":");
  private static final byte[] REASONS = ascii(",\"reasons\":[");
  private static final byte[] RULE = ascii(",\"rule\":");
  private static final byte[] KEY = ascii(",\"subject\":{\"key\":[");
  private static final byte[] KEYLESS = ascii(",\"subject\":{\"kind\":");
  private static final byte[] KIND = ascii(",\"kind\":");
  private static final byte[] TYPE = ascii(",\"type\":");
  private static final byte[] SUBJECT_ENDS = ascii("}");
  private static final byte[] VALUES = ascii(",\"values\":[");
  private static final byte[] VERSION = ascii(",\"version\":");
  private static final byte[] END = ascii("}\n");

  private static final byte[] EXPRESSION = ascii("{\"expression\":");
  private static final byte[] LACK = ascii(",\"lack\":");
  private static final byte[] MASKED = ascii(",\"masked\":true,\"type\":");
  private static final byte[] SHOWN = ascii(",\"masked\":false,\"type\":");
  private static final byte[] VALUE = ascii(",\"value\":");
  private static final byte[] VALUE_ENDS = ascii("}");

  private static final byte[] NEXT = ascii(",");
  private static final byte[] LIST_ENDS = ascii("]");

  private FindingLine() {}

  private static byte[] ascii(String json) {
    return json.getBytes(StandardCharsets.US_ASCII);
  }

  static void write(RuleName rule, FindingEntry finding, JsonBytes out) {
    out.raw(BEGIN);
    instant(AT, finding.at(), out);
    finding.count().ifPresent(bounds -> bounds(bounds, out));
    instant(DUE, finding.due(), out);
    if (!finding.gaps().isEmpty()) {
      gaps(finding.gaps(), out);
    }
    instant(LATE_SINCE, finding.lateSince(), out);
    place(finding.location(), out);
    out.raw(MESSAGE).word(finding.message());
    out.raw(OUTCOME).word(finding.outcome().word());
    out.raw(POLICY).word(rule.policy());
    reasons(finding.reasons(), out);
    out.raw(RULE).word(rule.rule());
    subject(finding.subject(), out);
    if (!finding.values().isEmpty()) {
      values(VALUES, finding.values(), out);
    }
    out.raw(VERSION).number(rule.version()).raw(END);
  }

  private static void instant(byte[] name, Optional<Long> nanos, JsonBytes out) {
    if (nanos.isPresent()) {
      out.raw(name).instant(nanos.get()).raw(NEXT);
    }
  }

  private static void bounds(Finding.Bounds count, JsonBytes out) {
    out.raw(COUNT).number(count.least());
    if (count.most() != Long.MAX_VALUE) {
      out.raw(MOST).number(count.most());
    }
    out.raw(COUNTED);
  }

  private static void gaps(List<Gap> gaps, JsonBytes out) {
    Json json = Json.Elements.of(gaps, FindingJson::gap);
    out.raw(GAPS).raw(CanonicalJson.bytes(json)).raw(NEXT);
  }

  private static void place(Place place, JsonBytes out) {
    out.raw(LOCATION).number(place.column());
    out.raw(FILE).word(place.path());
    out.raw(LINE).number(place.line());
    out.raw(POINTER).text(place.pointer());
    out.raw(SOURCE).word(place.source());
  }

  private static void reasons(List<Reason> reasons, JsonBytes out) {
    byte[] before = REASONS;
    for (Reason reason : reasons) {
      out.raw(before).word(reason.word());
      before = NEXT;
    }
    if (!reasons.isEmpty()) {
      out.raw(LIST_ENDS);
    }
  }

  private static void subject(FindingEntry.Subject subject, JsonBytes out) {
    if (subject.key().isEmpty()) {
      out.raw(KEYLESS);
    } else {
      values(KEY, subject.key(), out);
      out.raw(KIND);
    }
    out.word(subject.kind().word());
    if (subject.type().isPresent()) {
      out.raw(TYPE).word(subject.type().get());
    }
    out.raw(SUBJECT_ENDS);
  }

  private static void values(byte[] start, List<ShownValue> values, JsonBytes out) {
    byte[] before = start;
    for (ShownValue value : values) {
      out.raw(before).raw(EXPRESSION).word(value.expression());
      if (value.lack().isPresent()) {
        out.raw(LACK).word(value.lack().get());
      }
      out.raw(value.masked() ? MASKED : SHOWN).word(value.type());
      if (value.text().isPresent()) {
        out.raw(VALUE).text(value.text().get());
      }
      out.raw(VALUE_ENDS);
      before = NEXT;
    }
    out.raw(LIST_ENDS);
  }
}
