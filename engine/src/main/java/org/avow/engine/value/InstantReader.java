package org.avow.engine.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the instants of a log, most of which lie on the day of the one before. Mutable, for one
 * thread.
 */
public final class InstantReader {
  private static final int DATE = 10;
  private static final int WITHOUT_FRACTION = 20;
  private static final int LONGEST = 30;
  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 1_440 * MINUTE;
  private static final int[] SCALES = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private final byte[] date = new byte[DATE];
  private long midnight;

  /**
   * The instant that {@link Timestamps#parse} finds in ASCII bytes.
   *
   * @return nanoseconds since 1970; the least long if there is none that is known to the nanosecond
   */
  public long read(byte[] text, int start, int end) {
    int length = end - start;
    boolean near =
        length >= WITHOUT_FRACTION
            && length <= LONGEST
            && length != WITHOUT_FRACTION + 1
            && Arrays.equals(text, start, start + DATE, date, 0, DATE);
    if (!near) {
      return far(text, start, end);
    }
    int h1 = text[start + 11] - '0';
    int h0 = text[start + 12] - '0';
    int m1 = text[start + 14] - '0';
    int m0 = text[start + 15] - '0';
    int s1 = text[start + 17] - '0';
    int s0 = text[start + 18] - '0';
    int odd = outside(h1) | outside(h0) | outside(m1) | outside(m0) | outside(s1) | outside(s0);
    int hour = 10 * h1 + h0;
    odd |= (23 - hour) | (5 - m1) | (5 - s1);
    odd |= -((text[start + 10] ^ 'T') | (text[start + 13] ^ ':') | (text[start + 16] ^ ':'));
    odd |= -(text[end - 1] ^ 'Z');
    long fraction = 0;
    if (length > WITHOUT_FRACTION) {
      odd |= -(text[start + 19] ^ '.');
      for (int i = start + WITHOUT_FRACTION; i < end - 1; i++) {
        int digit = text[i] - '0';
        odd |= outside(digit);
        fraction = 10 * fraction + digit;
      }
      fraction *= SCALES[length - WITHOUT_FRACTION - 1];
    }
    if (odd < 0) {
      return far(text, start, end);
    }
    long minutes = 60L * hour + 10L * m1 + m0;
    return midnight + minutes * MINUTE + (10L * s1 + s0) * SECOND + fraction;
  }

  /** Negative if it is no digit. */
  private static int outside(int digit) {
    return digit | (9 - digit);
  }

  /** An instant of another day, or written in another way; those after it may be near it. */
  private long far(byte[] text, int start, int end) {
    Optional<Moment> moment =
        Timestamps.parse(new String(text, start, end - start, StandardCharsets.US_ASCII))
            .filter(Moment::isExact);
    if (moment.isPresent() && text[end - 1] == 'Z') {
      System.arraycopy(text, start, date, 0, DATE);
      midnight = Math.floorDiv(moment.get().earliest(), DAY) * DAY;
    }
    return moment.map(Moment::earliest).orElse(Long.MIN_VALUE);
  }
}
