package org.avow.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 8601 text, calendar and arithmetic of moments (semantics 1.7, 1.8). */
final class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2014-12-15,                      2014-12-15",
    "2014-12-15T10:00:00Z,            2014-12-15T10:00:00Z",
    "2014-12-15 10:00:00,             2014-12-15T10:00:00Z",
    "2014-12-15T10:00:00+05:30,       2014-12-15T04:30:00Z",
    "2014-12-15T10:00:00-0800,        2014-12-15T18:00:00Z",
    "2014-12-15T10:00:00+02,          2014-12-15T08:00:00Z",
    "2014-12-15T10:00:00.500Z,        2014-12-15T10:00:00.5Z",
    "'2014-12-15T10:00:00,123456789', 2014-12-15T10:00:00.123456789Z",
    "2014-12-15T10:00Z,               2014-12-15T10:00:00Z/2014-12-15T10:00:59.999999999Z",
    "2016-02-29,                      2016-02-29",
    "1969-12-31T23:59:59.9Z,          1969-12-31T23:59:59.9Z",
    "9999-12-31,                      2262-04-11T23:47:16.854775806Z/..",
    "0001-01-01T00:00:00Z,            ../1677-09-21T00:12:43.145224193Z",
  })
  void readsAndWrites(String text, String shown) {
    assertThat(Timestamps.parse(text).map(Timestamps::format)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2014",
        "2014-12",
        "2014-02-29",
        "2014-13-01",
        "2014-12-15T",
        "2014-12-15Z",
        "2014-12-15T25:00:00Z",
        "2014-12-15T24:00:00Z",
        "2014-12-15T23:59:60Z",
        "2014-12-15T10:00:00.1234567890Z",
        "2014-12-15T10:00:00+19:00",
        "2014-12-15T10:00:00+05:60",
        "2014-12-15t10:00:00z",
        " 2014-12-15",
        "15.12.2014",
        "٢٠١٤-١٢-١٥",
      })
  void refuses(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59.999999999Z",
    "1400000000120000000, 2014-05-13T16:53:20.12Z",
    "-9223372036854775808, 1677-09-21T00:12:43.145224192Z",
    "9223372036854775807, 2262-04-11T23:47:16.854775807Z",
    "951782400000001000, 2000-02-29T00:00:00.000001Z"
  })
  void writes(long nanos, String text) {
    assertThat(Timestamps.formatInstant(nanos)).isEqualTo(text);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      long nanos = random.nextLong() >> random.nextInt(40);
      assertThat(Timestamps.parse(Timestamps.formatInstant(nanos))).contains(Moment.at(nanos));
    }
  }

  @Test
  void beyondTheRangeIsOrderedAgainstEverythingAndEqualToNothing() {
    Moment future = parse("9999-12-31");
    assertThat(parse("2262-04-11T00:00:00Z").isBefore(future)).isEqualTo(Truth.TRUE);
    assertThat(future.isAt(parse("9998-12-31T00:00:00Z"))).isEqualTo(Truth.UNKNOWN);
    assertThat(parse("0001-01-01").isBefore(parse("1677-09-22"))).isEqualTo(Truth.TRUE);
    assertThat(Timestamps.plus(parse("2200-01-01T00:00:00Z"), Period.ofYears(100)))
        .isEqualTo(Timestamps.FAR_FUTURE);
    assertThat(Timestamps.plus(parse("2200-01-01T00:00:00Z"), Long.MAX_VALUE))
        .isEqualTo(Timestamps.FAR_FUTURE);
    assertThat(Timestamps.plus(parse("1700-01-01T00:00:00Z"), Period.ofYears(-100)))
        .isEqualTo(Timestamps.FAR_PAST);
    assertThat(Timestamps.plus(parse("1700-01-01T00:00:00Z"), Long.MIN_VALUE))
        .isEqualTo(Timestamps.FAR_PAST);
    assertThat(Timestamps.plus(Moment.ANY, 1)).isEqualTo(Moment.ANY);
    assertThat(Timestamps.plus(Moment.ANY, Period.ofDays(1))).isEqualTo(Moment.ANY);
    assertThat(Timestamps.plus(future, -1).latest()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "2015-01-31,           P1M,    2015-02-28",
    "2016-01-31,           P1M,    2016-02-29",
    "2015-01-31T10:00:00Z, P1M,    2015-02-28T10:00:00Z",
    "2016-02-29,           P1Y,    2017-02-28",
    "2015-03-31,           -P1M,   2015-02-28",
    "2015-01-15,           P2W3D,  2015-02-01",
  })
  void calendarStepsAreClamped(String text, String step, String expected) {
    Period period = Durations.parseStep(step).orElseThrow();
    assertThat(Timestamps.format(Timestamps.plus(parse(text), period))).isEqualTo(expected);
  }

  @Test
  void namesOfDayMonthAndYearAreKnownIfTheWholeMomentLiesInOne() {
    Moment newYear = new Moment(parse("2014-12-31").earliest(), parse("2015-01-01").latest());
    assertThat(Timestamps.format(newYear)).isEqualTo("2014-12-31/2015-01-01");
    assertThat(Timestamps.day(newYear)).isEmpty();
    assertThat(Timestamps.year(newYear)).isEmpty();
    Moment december = new Moment(parse("2014-12-30").earliest(), parse("2014-12-31").latest());
    assertThat(Timestamps.day(december)).isEmpty();
    assertThat(Timestamps.month(december)).contains("2014-12");
    assertThat(Timestamps.year(december)).contains("2014");
    assertThat(Timestamps.day(parse("2014-12-31"))).contains("2014-12-31");
    assertThat(Timestamps.year(parse("9999-12-31"))).isEqualTo(Optional.empty());
    assertThat(Timestamps.format(Moment.ANY)).isEqualTo("../..");
  }

  private static Moment parse(String text) {
    return Timestamps.parse(text).orElseThrow();
  }

  @Test
  @DisplayName("1.7 random instants, spoilt or not, are the same with an offset of nothing")
  void canonicalOnes() {
    SplittableRandom random = new SplittableRandom(1);
    int known = 0;
    for (int i = 0; i < 200_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-12_000_000_000L, 12_000_000_000L), random.nextInt(1_000_000_000));
      StringBuilder text = new StringBuilder(instant.toString());
      for (int spoilt = random.nextInt(4) - 1; spoilt > 0; spoilt--) {
        text.setCharAt(
            random.nextInt(text.length() - 1), "0123456789-T:. ,".charAt(random.nextInt(16)));
      }
      String zoned = text.substring(0, text.length() - 1) + "+00:00";
      assertThat(Timestamps.parse(text.toString()))
          .as(text.toString())
          .isEqualTo(Timestamps.parse(zoned));
      known += CanonicalInstant.read(text.toString()).isPresent() ? 1 : 0;
    }
    assertThat(known).isBetween(80_000, 190_000);
  }
}
