package org.avow.engine.value;

import java.time.LocalDate;
import java.util.OptionalLong;

/** Instants as machines write them, read without a regular expression. */
public final class CanonicalInstant {
  private static final long SECOND = 1_000_000_000L;
  private static final long SECONDS_A_DAY = 86_400;

  private CanonicalInstant() {}

  /**
   * Reads an instant like {@code 2014-12-15T10:00:00Z} with up to nine digits of fraction, of a
   * year from 1700 to 2199.
   *
   * @return nanoseconds since 1970; empty if it is written in another way, or does not exist
   */
  public static OptionalLong read(String text) {
    int end = text.length() - 1;
    boolean shaped =
        end >= 19
            && end <= 29
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && text.charAt(10) == 'T'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':'
            && (end == 19 || (end > 20 && text.charAt(19) == '.'))
            && text.charAt(end) == 'Z';
    if (!shaped) {
      return OptionalLong.empty();
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    int fraction = end == 19 ? 0 : digits(text, 20, end);
    boolean known = year >= 1700 && year <= 2199 && month >= 1 && month <= 12 && day >= 1;
    boolean timed = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
    if (!known || !timed || second < 0 || second > 59 || fraction < 0) {
      return OptionalLong.empty();
    }
    LocalDate first = LocalDate.of(year, month, 1);
    if (day > first.lengthOfMonth()) {
      return OptionalLong.empty();
    }
    long nanos = fraction;
    for (int i = end; i < 29; i++) {
      nanos *= 10;
    }
    long seconds = (first.toEpochDay() + day - 1) * SECONDS_A_DAY;
    return OptionalLong.of(
        (seconds + 3600L * hour + 60L * minute + second) * SECOND + (end == 19 ? 0 : nanos));
  }

  /** A number; negative if something else stands there. */
  private static int digits(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
