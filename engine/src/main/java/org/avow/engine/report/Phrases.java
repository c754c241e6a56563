package org.avow.engine.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.document.DocumentRule;

/** Instants, spans, outcomes and reasons in plain words. */
public final class Phrases {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private Phrases() {}

  /** A date where the instant is the first of a day, else a time of day in UTC. */
  public static String instant(long nanos) {
    if (Math.floorMod(nanos, DAY) == 0) {
      return day(nanos).toString();
    }
    if (Math.floorMod(nanos, SECOND) != 0) {
      return Timestamps.formatInstant(nanos);
    }
    String text = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).toString();
    String minutes = text.endsWith(":00Z") ? text.substring(0, 16) : text.substring(0, 19);
    return minutes.replace('T', ' ') + " UTC";
  }

  /** A span of missing evidence. */
  public static String spans(TimeSet set) {
    return set.stretches().stream().map(Phrases::span).collect(Collectors.joining(", "));
  }

  private static String span(TimeSet.Stretch stretch) {
    long from = stretch.from();
    long until = stretch.until();
    if (until != Long.MAX_VALUE && Math.floorMod(until, SECOND) == 1) {
      // Of a state the as-of instant itself belongs to the window (semantics 2.6).
      until--;
      if (from == until) {
        return "at " + instant(from);
      }
      return (from == Long.MIN_VALUE ? "up to " : "from " + instant(from) + " to ")
          + instant(until);
    }
    if (from == Long.MIN_VALUE) {
      return until == Long.MAX_VALUE ? "at any time" : "before " + instant(until);
    }
    if (until == Long.MAX_VALUE) {
      return "from " + instant(from) + " on";
    }
    if (Math.floorMod(from, DAY) == 0 && Math.floorMod(until, DAY) == 0) {
      return until - from == DAY
          ? "on " + day(from)
          : "from " + day(from) + " to the end of " + day(until).minusDays(1);
    }
    return "from " + instant(from) + " to " + instant(until);
  }

  private static LocalDate day(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND))
        .atOffset(ZoneOffset.UTC)
        .toLocalDate();
  }

  /** What an outcome means, as a heading. */
  public static String heading(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "Broken";
      case INCONCLUSIVE -> "Cannot be proved";
      case PENDING -> "Not due yet";
      case PASS -> "Kept";
      case NOT_APPLICABLE -> "Nothing it applies to";
    };
  }

  /** What an outcome means, behind a number. */
  public static String counted(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "broken";
      case INCONCLUSIVE -> "not proved";
      case PENDING -> "not due yet";
      case PASS -> "kept";
      case NOT_APPLICABLE -> "not applicable";
    };
  }

  /** A sign that stands for an outcome also without colour. */
  public static String sign(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "✗";
      case INCONCLUSIVE -> "?";
      case PENDING -> "…";
      case PASS -> "✓";
      case NOT_APPLICABLE -> "–";
    };
  }

  /** Numbers by outcome, worst first, without those that are zero. */
  public static String counts(Map<Outcome, Long> counts) {
    return counts(counts, "");
  }

  /**
   * Numbers by outcome, worst first, without those that are zero.
   *
   * @param of what is counted, told after the first number
   */
  public static String counts(Map<Outcome, Long> counts, String of) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = counts.getOrDefault(outcome, 0L);
      if (count > 0) {
        String what = parts.isEmpty() && !of.isEmpty() ? " " + of : "";
        parts.add(number(count) + what + " " + counted(outcome));
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  /** What a rule judged, and how often with which outcome. */
  public static String judged(DocumentRule rule) {
    DocumentRule.Result result = rule.result();
    if (rule.preview().isPresent()) {
      return result.due().map(due -> "in force from " + instant(due)).orElse("not in force");
    }
    long judged = result.judged();
    return judged == 0 || rule.judges().isEmpty()
        ? counted(result.outcome())
        : counts(result.counts(), "of " + number(judged) + " `" + rule.judges().get() + "`");
  }

  /** A number with its thousands set apart. */
  public static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  /** A number with the noun that it counts. */
  public static String number(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** Why something could not be told or does not hold; completes a sentence. */
  public static String reason(Reason reason) {
    return switch (reason) {
      case VIOLATED -> "the requirement is not met";
      case MISSING -> "evidence is missing";
      case STALE -> "no snapshot is valid at that time";
      case DECLARED_ONLY -> "there are only plans, no observation of what runs";
      case TIE -> "two records of one instant contradict each other";
      case UNKNOWN -> "a value that decides is unknown";
      case POSSIBLE -> "a record that may or may not match would decide";
      case UNREADABLE -> "a record that would decide could not be read";
      case SCOPE_UNKNOWN -> "it is unknown whether the rule applies";
      case NOT_YET_DUE -> "there is still time";
      case NOT_IN_FORCE -> "the rule is not in force yet";
      case TOO_MANY_UNKNOWN_KEYS -> "too many records do not say to whom they belong";
      case LATE -> "it was met, but too late";
      case NOTHING_REPORTED -> "the rule reported on no fact";
      case CODE_FAILED -> "the rule's code went wrong";
    };
  }

  /** What would settle it, where that does not follow from the gaps; empty if nothing needs to. */
  public static String remedy(Reason reason) {
    return switch (reason) {
      case DECLARED_ONLY -> "collect what runs, or ask with a profile that accepts plans";
      case TIE -> "record a sequence number, or more precise instants";
      case UNKNOWN, SCOPE_UNKNOWN -> "supply the unknown values";
      case POSSIBLE -> "complete the records that may or may not match";
      case UNREADABLE -> "repair or export again the records that could not be read";
      case TOO_MANY_UNKNOWN_KEYS -> "supply the keys of the records";
      case NOTHING_REPORTED -> "let the rule report a pass, too, on the facts that keep it";
      case CODE_FAILED -> "mend the rule";
      case VIOLATED, MISSING, STALE, NOT_YET_DUE, NOT_IN_FORCE, LATE -> "";
    };
  }
}
