package org.avow.engine.value;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 text of durations (semantics 1.8). A fixed duration has weeks, days of 24 hours, hours,
 * minutes and seconds; years and months are calendar steps, which only {@code plus(t, step)} takes.
 */
public final class Durations {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private static final Pattern FIXED =
      Pattern.compile(
          "([+-])?P(?=[\\dT])(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?=\\d)(?:(\\d{1,12})H)?(?:(\\d{1,12})M)?(?:(\\d{1,12})(?:[.,](\\d{1,9}))?S)?)?");
  private static final Pattern CALENDAR =
      Pattern.compile("[+-]?P(?=\\d)(\\d{1,5}Y)?(\\d{1,6}M)?(\\d{1,7}W)?(\\d{1,7}D)?(T.*)?");

  private Durations() {}

  /**
   * Reads a fixed duration: {@code P30D}, {@code PT1H30M}, {@code P1DT2H}, {@code PT0.5S}, {@code
   * -P1D}.
   *
   * @return empty if the text is not of this form, holds years or months, or is longer than 292
   *     years
   */
  public static Optional<Value.Length> parse(String text) {
    Matcher matcher = FIXED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigInteger nanos =
        times(matcher.group(2), 7 * DAY)
            .add(times(matcher.group(3), DAY))
            .add(times(matcher.group(4), 3600 * SECOND))
            .add(times(matcher.group(5), 60 * SECOND))
            .add(times(matcher.group(6), SECOND))
            .add(times(nineDigits(matcher.group(7)), 1));
    if (nanos.bitLength() > 63) {
      return Optional.empty();
    }
    return Optional.of(
        new Value.Length("-".equals(matcher.group(1)) ? -nanos.longValue() : nanos.longValue()));
  }

  /** Whether the text is a duration with years or months, which have no fixed length. */
  public static boolean isCalendar(String text) {
    Matcher matcher = CALENDAR.matcher(text);
    return matcher.matches() && (matcher.group(1) != null || matcher.group(2) != null);
  }

  /**
   * Reads a calendar step of years, months, weeks and days: {@code P1M}, {@code P1Y6M}, {@code
   * -P10D}.
   *
   * @return empty if the text is not of this form
   */
  public static Optional<Period> parseStep(String text) {
    Matcher matcher = CALENDAR.matcher(text);
    if (!matcher.matches() || matcher.group(5) != null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Period.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The canonical text: {@code P30D}, {@code P1DT2H}, {@code PT1.5S}; {@code PT0S} for none. */
  public static String format(Value.Length length) {
    if (length.nanos() == 0) {
      return "PT0S";
    }
    BigInteger[] days =
        BigInteger.valueOf(length.nanos()).abs().divideAndRemainder(BigInteger.valueOf(DAY));
    StringBuilder text = new StringBuilder(length.nanos() < 0 ? "-P" : "P");
    unit(text, days[0].longValueExact(), 'D');
    long rest = days[1].longValueExact();
    if (rest != 0) {
      text.append('T');
      unit(text, rest / (3600 * SECOND), 'H');
      unit(text, rest / (60 * SECOND) % 60, 'M');
      seconds(text, rest % (60 * SECOND));
    }
    return text.toString();
  }

  private static void seconds(StringBuilder text, long nanos) {
    if (nanos % SECOND == 0) {
      unit(text, nanos / SECOND, 'S');
      return;
    }
    String digits = Long.toString(SECOND + nanos % SECOND).substring(1);
    text.append(nanos / SECOND).append('.').append(digits.replaceFirst("0+$", "")).append('S');
  }

  private static void unit(StringBuilder text, long number, char letter) {
    if (number != 0) {
      text.append(number).append(letter);
    }
  }

  private static BigInteger times(@Nullable String digits, long unit) {
    return digits == null
        ? BigInteger.ZERO
        : new BigInteger(digits).multiply(BigInteger.valueOf(unit));
  }

  private static @Nullable String nineDigits(@Nullable String fraction) {
    return fraction == null ? null : (fraction + "00000000").substring(0, 9);
  }
}
