package org.avow.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.avow.engine.policy.Waiver;
import org.avow.engine.policy.Waivers;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/** The waivers of a test written as a document. */
final class CaseWaivers {
  private CaseWaivers() {}

  static String document(Waivers waivers) {
    return waivers.entries().stream()
        .map(CaseWaivers::entry)
        .collect(Collectors.joining("", "waivers: case\nentries:\n", ""));
  }

  private static String entry(Waiver waiver) {
    return String.join(
            "\n",
            List.of(
                "  - waiver: " + waiver.id(),
                "    rule: " + waiver.rule(),
                key(waiver),
                "    reason: '" + waiver.reason() + "'",
                "    ticket: '" + waiver.ticket() + "'",
                "    requested_by: '" + waiver.requestedBy() + "'",
                "    approvers: " + approvers(waiver),
                "    start: " + Timestamps.formatInstant(waiver.start()),
                "    expiry: " + Timestamps.formatInstant(waiver.expiry())))
        + "\n";
  }

  private static String key(Waiver waiver) {
    return switch (waiver.scope()) {
      case ANY -> "    key: any";
      case RULE -> "    # the rule itself";
      case KEY, PART ->
          waiver.key().entrySet().stream()
              .map(part -> "'" + part.getKey() + "': '" + part(part.getValue()) + "'")
              .collect(Collectors.joining(", ", "    key: { ", " }"));
    };
  }

  private static String part(Waiver.Part part) {
    return part instanceof Waiver.Hidden hidden
        ? hidden.token()
        : written(((Waiver.Plain) part).value());
  }

  private static String approvers(Waiver waiver) {
    return waiver.approvals().stream()
        .map(a -> "{ name: '" + a.approver() + "', approved_at: " + written(a.at()) + " }")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A value as documents write it. */
  static String written(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    } else if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    } else if (value instanceof Value.Length length) {
      return Durations.format(length);
    } else if (value instanceof Moment moment) {
      return Timestamps.format(moment);
    }
    throw new IllegalArgumentException("no notation for " + value);
  }
}
