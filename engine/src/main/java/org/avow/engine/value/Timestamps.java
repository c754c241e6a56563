package org.avow.engine.value;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 text, calendar and arithmetic of {@link Moment}s; all in UTC (semantics 1.7, 1.8).
 *
 * <p>Beyond the range of a {@code long} of nanoseconds an instant is the interval of all that lies
 * there: it stays ordered against every other, and is equal to none.
 */
public final class Timestamps {
  /** Some instant after the last that a moment can name, in the year 2262. */
  public static final Moment FAR_FUTURE = new Moment(Long.MAX_VALUE - 1, Long.MAX_VALUE);

  /** Some instant before the first that a moment can name, in the year 1677. */
  public static final Moment FAR_PAST = new Moment(Long.MIN_VALUE, Long.MIN_VALUE + 1);

  /** An instant as text has at most so many bytes. */
  public static final int LONGEST = 30;

  private static final long SECOND = 1_000_000_000L;
  private static final long SECONDS_A_DAY = 86_400;

  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)"
              + "(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?"
              + "(?:Z|([+-])(\\d\\d)(?::?(\\d\\d))?)?)?");

  private Timestamps() {}

  /**
   * Reads ISO 8601: {@code 2014-12-15} is the whole day, {@code 2014-12-15T10:00} the whole minute,
   * {@code 2014-12-15T10:00:00} with up to nine digits of fraction an instant. A blank may stand
   * for the {@code T}; without an offset or {@code Z} the time is UTC.
   *
   * @return empty if the text is not of this form, or names no day or time that exists
   */
  public static Optional<Moment> parse(String text) {
    OptionalLong canonical = CanonicalInstant.read(text);
    if (canonical.isPresent()) {
      return Optional.of(Moment.at(canonical.getAsLong()));
    }
    if (text.length() > 40) {
      return Optional.empty();
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
      long midnight = date.toEpochDay() * SECONDS_A_DAY;
      if (matcher.group(4) == null) {
        return Optional.of(span(midnight, SECONDS_A_DAY));
      }
      int second = matcher.group(6) == null ? 0 : number(matcher, 6);
      long start =
          date.atTime(number(matcher, 4), number(matcher, 5), second).toEpochSecond(ZoneOffset.UTC)
              - offset(matcher);
      if (matcher.group(6) == null) {
        return Optional.of(span(start, 60));
      }
      long instant = nanos(start, fraction(matcher.group(7)));
      return Optional.of(between(instant, instant));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The nanoseconds since 1970 of an instant.
   *
   * @throws ArithmeticException beyond the years 1677 to 2262
   */
  public static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
  }

  /**
   * The moment as ISO 8601, for people and verdicts: {@code 2014-12-15T10:00:00Z} with the shortest
   * fraction for an instant, {@code 2014-12-15} for a whole day, otherwise {@code from/to} with
   * both ends included, where an end that is not known is {@code ..}.
   */
  public static String format(Moment moment) {
    if (moment.isExact()) {
      return formatInstant(moment.earliest());
    }
    long day = SECONDS_A_DAY * SECOND;
    boolean open = moment.earliest() == Long.MIN_VALUE || moment.latest() == Long.MAX_VALUE;
    if (!open
        && Math.floorMod(moment.earliest(), day) == 0
        && Math.floorMod(moment.latest(), day) == day - 1) {
      String first = date(moment.earliest()).toString();
      String last = date(moment.latest()).toString();
      return first.equals(last) ? first : first + "/" + last;
    }
    return (moment.earliest() == Long.MIN_VALUE ? ".." : formatInstant(moment.earliest()))
        + "/"
        + (moment.latest() == Long.MAX_VALUE ? ".." : formatInstant(moment.latest()));
  }

  /**
   * An instant as {@code 2014-12-15T10:00:00Z}, with as many digits of fraction as it needs.
   *
   * @param nanos nanoseconds since 1970-01-01T00:00Z
   */
  public static String formatInstant(long nanos) {
    byte[] text = new byte[LONGEST];
    return new String(text, 0, formatInstant(nanos, text, 0), StandardCharsets.US_ASCII);
  }

  /**
   * Writes what {@link #formatInstant(long)} gives.
   *
   * @param to has room for {@link #LONGEST} bytes
   * @param at where it begins
   * @return where it ends
   */
  public static int formatInstant(long nanos, byte[] to, int at) {
    long second = Math.floorDiv(nanos, SECOND);
    int time = (int) Math.floorMod(second, SECONDS_A_DAY);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
    int end = digits(date.getYear(), 4, '-', to, at);
    end = digits(date.getMonthValue(), 2, '-', to, end);
    end = digits(date.getDayOfMonth(), 2, 'T', to, end);
    end = digits(time / 3_600, 2, ':', to, end);
    end = digits(time / 60 % 60, 2, ':', to, end);
    int fraction = (int) Math.floorMod(nanos, SECOND);
    if (fraction == 0) {
      return digits(time % 60, 2, 'Z', to, end);
    }
    end = digits(time % 60, 2, '.', to, end);
    int count = 9;
    for (; fraction % 10 == 0; fraction /= 10) {
      count--;
    }
    return digits(fraction, count, 'Z', to, end);
  }

  /** Writes a number that is not negative, with so many digits, and what follows it. */
  private static int digits(int number, int count, char then, byte[] to, int at) {
    int rest = number;
    for (int i = count - 1; i >= 0; i--) {
      to[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    to[at + count] = (byte) then;
    return at + count + 1;
  }

  /**
   * The moment so much later.
   *
   * @param nanos length of a fixed duration; negative for earlier
   */
  public static Moment plus(Moment moment, long nanos) {
    if (moment.equals(Moment.ANY)) {
      return moment;
    }
    long earliest =
        moment.earliest() == Long.MIN_VALUE ? Long.MIN_VALUE : add(moment.earliest(), nanos);
    long latest = moment.latest() == Long.MAX_VALUE ? Long.MAX_VALUE : add(moment.latest(), nanos);
    return between(earliest, latest);
  }

  /**
   * The moment some calendar steps later, clamped: 31 January and a month is the last of February
   * (semantics 1.8).
   */
  public static Moment plus(Moment moment, Period period) {
    long earliest =
        moment.earliest() == Long.MIN_VALUE ? Long.MIN_VALUE : step(moment.earliest(), period);
    long latest =
        moment.latest() == Long.MAX_VALUE ? Long.MAX_VALUE : step(moment.latest(), period);
    return between(earliest, latest);
  }

  /** The day as {@code 2014-12-31}; empty if the moment does not lie in one day. */
  public static Optional<String> day(Moment moment) {
    return same(moment, 10);
  }

  /** The month as {@code 2014-12}; empty if the moment does not lie in one month. */
  public static Optional<String> month(Moment moment) {
    return same(moment, 7);
  }

  /** The year as {@code 2014}; empty if the moment does not lie in one year. */
  public static Optional<String> year(Moment moment) {
    return same(moment, 4);
  }

  private static Optional<String> same(Moment moment, int length) {
    if (moment.earliest() <= Long.MIN_VALUE + 1 || moment.latest() >= Long.MAX_VALUE - 1) {
      return Optional.empty();
    }
    String first = date(moment.earliest()).toString().substring(0, length);
    String last = date(moment.latest()).toString().substring(0, length);
    return first.equals(last) ? Optional.of(first) : Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int offset(Matcher matcher) {
    if (matcher.group(8) == null) {
      return 0;
    }
    int hours = number(matcher, 9);
    int minutes = matcher.group(10) == null ? 0 : number(matcher, 10);
    if (hours > 18 || minutes > 59) {
      throw new DateTimeException("offset");
    }
    int seconds = hours * 3600 + minutes * 60;
    return matcher.group(8).equals("-") ? -seconds : seconds;
  }

  private static long fraction(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "00000000").substring(0, 9));
  }

  /** A number of whole seconds, all but the first instant behind them. */
  private static Moment span(long epochSecond, long seconds) {
    return between(nanos(epochSecond, 0), nanos(epochSecond + seconds - 1, SECOND - 1));
  }

  private static long nanos(long epochSecond, long nanos) {
    try {
      return Math.addExact(Math.multiplyExact(epochSecond, SECOND), nanos);
    } catch (ArithmeticException e) {
      return epochSecond < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static long add(long nanos, long length) {
    long sum = nanos + length;
    boolean overflow = ((nanos ^ sum) & (length ^ sum)) < 0;
    return overflow ? (length < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  private static long step(long nanos, Period period) {
    try {
      LocalDateTime time = time(nanos).plus(period);
      return nanos(time.toEpochSecond(ZoneOffset.UTC), Math.floorMod(nanos, SECOND));
    } catch (DateTimeException | ArithmeticException e) {
      return period.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** The interval; ends that lie beyond the range make it open. */
  private static Moment between(long earliest, long latest) {
    return new Moment(
        Math.min(earliest, FAR_FUTURE.earliest()), Math.max(latest, FAR_PAST.latest()));
  }

  private static LocalDate date(long nanos) {
    return LocalDate.ofEpochDay(Math.floorDiv(nanos, SECONDS_A_DAY * SECOND));
  }

  private static LocalDateTime time(long nanos) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, SECOND), ZoneOffset.UTC);
  }
}
