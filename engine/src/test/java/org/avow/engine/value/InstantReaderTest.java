package org.avow.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Instants that are read from bytes are those that are read from text. */
final class InstantReaderTest {
  private static final String SIGNS = "0123456789-:.TZ +x";
  private static final String[] ENDS = {"Z", "Z", "Z", "", "+01:00", "-0530"};

  private static long parsed(String text) {
    return Timestamps.parse(text)
        .filter(Moment::isExact)
        .map(Moment::earliest)
        .orElse(Long.MIN_VALUE);
  }

  private static String written(SplittableRandom random) {
    long second = 1_418_601_600L + random.nextLong(-90_000, 260_000);
    String text = Instant.ofEpochSecond(second).toString();
    int digits = random.nextInt(10);
    String fraction = digits == 0 ? "" : "." + "123456789".substring(0, digits);
    return text.substring(0, text.length() - 1) + fraction + ENDS[random.nextInt(ENDS.length)];
  }

  @Test
  @DisplayName("1.7 random instants of a few days, spoilt or not, in any order")
  void likeText() {
    SplittableRandom random = new SplittableRandom(1);
    InstantReader reader = new InstantReader();
    int known = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(written(random));
      for (int spoilt = random.nextInt(4) - 1; spoilt > 0; spoilt--) {
        text.setCharAt(random.nextInt(text.length()), SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      if (random.nextInt(20) == 0) {
        text.setLength(random.nextInt(text.length()));
      }
      byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.US_ASCII);
      long expected = parsed(text.toString());
      known += expected == Long.MIN_VALUE ? 0 : 1;
      assertThat(reader.read(bytes, 1, bytes.length - 1)).as("%s", text).isEqualTo(expected);
    }
    assertThat(known).isGreaterThan(80_000);
  }

  @Test
  @DisplayName("1.7 the last instants of a day and the first of the next, and no others")
  void ends() {
    InstantReader reader = new InstantReader();
    for (String text :
        new String[] {
          "2014-12-15T00:00:00Z",
          "2014-12-15T23:59:59.999999999Z",
          "2014-12-15T24:00:00Z",
          "2014-12-15T23:60:00Z",
          "2014-12-15T23:59:60Z",
          "2014-12-15T10:00:00.Z",
          "2014-12-15T10:00:00.1234567890Z",
          "2014-12-15 10:00:00Z",
          "2014-12-15",
          "2014-12-16T00:00:00Z",
          "2014-02-30T00:00:00Z",
          "9999-01-01T00:00:00Z",
          ""
        }) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThat(reader.read(bytes, 0, bytes.length)).as(text).isEqualTo(parsed(text));
    }
  }
}
