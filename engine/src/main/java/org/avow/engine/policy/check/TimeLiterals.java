package org.avow.engine.policy.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;

/** Dates, instants and durations that documents write themselves (semantics 1.7, 1.8). */
final class TimeLiterals {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern LIKE_DATE = Pattern.compile("\\d{4}-\\d\\d?-\\d\\d?([T ].*)?");
  private static final Pattern LIKE_DURATION = Pattern.compile("[+-]?P(T?\\d.*)?");

  private TimeLiterals() {}

  /** Whether somebody may have meant a date or an instant, rather than an expression. */
  static boolean looksLikeDate(String text) {
    return LIKE_DATE.matcher(text).matches();
  }

  /** Whether somebody may have meant a duration, rather than an expression. */
  static boolean looksLikeDuration(String text) {
    return LIKE_DURATION.matcher(text).matches();
  }

  /** A date or an instant. */
  static Optional<Moment> moment(YamlScalar scalar, Diagnostics diagnostics) {
    Optional<Moment> moment = Timestamps.parse(scalar.text());
    if (moment.isEmpty()) {
      reportDate(scalar, diagnostics);
    }
    return moment;
  }

  /** The first instant of what is written: of the day, if it is a bare date. */
  static Optional<Long> start(YamlScalar scalar, Diagnostics diagnostics) {
    return moment(scalar, diagnostics).map(Moment::earliest);
  }

  /** The first instant behind what is written: behind the whole day, if it is a bare date. */
  static Optional<Long> behind(YamlScalar scalar, ZoneId zone, Diagnostics diagnostics) {
    return moment(scalar, diagnostics)
        .flatMap(
            moment ->
                DATE.matcher(scalar.text()).matches()
                    ? nextDay(scalar, zone, diagnostics)
                    : Optional.of(next(moment.latest())));
  }

  private static Optional<Long> nextDay(YamlScalar scalar, ZoneId zone, Diagnostics diagnostics) {
    try {
      String instant =
          LocalDate.parse(scalar.text()).plusDays(1).atStartOfDay(zone).toInstant().toString();
      return Timestamps.parse(instant).map(Moment::earliest);
    } catch (DateTimeException e) {
      reportDate(scalar, diagnostics);
      return Optional.empty();
    }
  }

  static long next(long instant) {
    return instant == Long.MAX_VALUE ? instant : instant + 1;
  }

  /** A fixed duration in nanoseconds, not negative. */
  static Optional<Long> duration(YamlScalar scalar, Diagnostics diagnostics) {
    Optional<Long> nanos =
        Durations.parse(scalar.text()).map(length -> length.nanos()).filter(n -> n >= 0);
    if (nanos.isEmpty()) {
      reportDuration(scalar, diagnostics);
    }
    return nanos;
  }

  /** {@code from} (closed) and {@code until} (open), either of which may be missing. */
  static Optional<TimeSet> span(Entries entries) {
    Diagnostics diagnostics = entries.diagnostics();
    Optional<Long> from = entries.scalar("from").flatMap(s -> from(s, diagnostics));
    Optional<Long> until = entries.scalar("until").flatMap(s -> start(s, diagnostics));
    boolean unreadable =
        (entries.has("from") && from.isEmpty()) || (entries.has("until") && until.isEmpty());
    if (unreadable) {
      return Optional.empty();
    }
    TimeSet span = TimeSet.between(from.orElse(Long.MIN_VALUE), until.orElse(Long.MAX_VALUE));
    if (span.isEmpty()) {
      diagnostics.add(
          Code.INVALID_PERIOD,
          entries.keySpan("until"),
          "the span ends before it begins",
          "`from` is the first instant, `until` the first one behind the span");
      return Optional.empty();
    }
    return Optional.of(span);
  }

  private static Optional<Long> from(YamlScalar scalar, Diagnostics diagnostics) {
    return scalar.text().equals("beginning")
        ? Optional.of(Long.MIN_VALUE)
        : start(scalar, diagnostics);
  }

  static void reportDate(YamlScalar scalar, Diagnostics diagnostics) {
    diagnostics.add(
        Code.INVALID_DATE,
        scalar.span(),
        Diagnostic.quote(scalar.text()) + " is not a date or an instant",
        "write it as `2014-12-31` or `2014-12-31T23:59:59Z`");
  }

  static void reportDuration(YamlScalar scalar, Diagnostics diagnostics) {
    boolean calendar = Durations.isCalendar(scalar.text());
    diagnostics.add(
        Code.INVALID_DURATION,
        scalar.span(),
        Diagnostic.quote(scalar.text())
            + (calendar ? " has no fixed length" : " is not a duration"),
        calendar
            ? "months and years differ in length: write days, or use `plus(t, 'P1M')`"
            : "write it in ISO 8601, such as `P30D` or `PT1H30M`");
  }

  /** A time zone by its name in the time zone database. */
  static Optional<ZoneId> zone(YamlScalar scalar, Diagnostics diagnostics) {
    if (scalar.text().equals("UTC")) {
      return Optional.of(ZoneOffset.UTC);
    }
    if (ZoneId.getAvailableZoneIds().contains(scalar.text())) {
      return Optional.of(ZoneId.of(scalar.text()));
    }
    Names.unknown(
        scalar, "time zone", ZoneId.getAvailableZoneIds().stream().sorted().toList(), diagnostics);
    return Optional.empty();
  }
}
