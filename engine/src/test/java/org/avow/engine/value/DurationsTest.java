package org.avow.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 8601 text of durations (semantics 1.8). */
final class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "P30D,        P30D",
    "PT720H,      P30D",
    "PT1H30M,     PT1H30M",
    "PT90M,       PT1H30M",
    "P1DT2H,      P1DT2H",
    "P2W,         P14D",
    "PT0.5S,      PT0.5S",
    "PT61.000S,   PT1M1S",
    "'PT1,25S',   PT1.25S",
    "-P1DT1S,     -P1DT1S",
    "+PT1M,       PT1M",
    "PT0S,        PT0S",
    "-P0D,        PT0S",
  })
  void readsAndWritesCanonically(String text, String canonical) {
    assertThat(Durations.parse(text).map(Durations::format)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1DT",
        "P1M",
        "P1Y",
        "P1Y2D",
        "1D",
        "p1d",
        "P1.5D",
        "PT1.5H",
        "PT1S1M",
        "P-1D",
        "P106752D",
        "PT1.1234567890S",
        "P1D ",
        "P٣D",
      })
  void refuses(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      Value.Length length = new Value.Length(random.nextLong() >> random.nextInt(60));
      assertThat(Durations.parse(Durations.format(length))).contains(length);
    }
    assertThat(Durations.format(new Value.Length(Long.MIN_VALUE)))
        .isEqualTo("-P106751DT23H47M16.854775808S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1M", "P1Y", "-P1Y6M", "P1Y2D", "P1MT1H"})
  void yearsAndMonthsAreOfTheCalendar(String text) {
    assertThat(Durations.isCalendar(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "PT1M", "P", "P1X", "M"})
  void othersAreNot(String text) {
    assertThat(Durations.isCalendar(text)).isFalse();
  }

  @Test
  void stepsHaveNoTime() {
    assertThat(Durations.parseStep("P1Y6M")).contains(Period.of(1, 6, 0));
    assertThat(Durations.parseStep("-P2W1D")).contains(Period.ofDays(-15));
    assertThat(Durations.parseStep("P1MT1H")).isEmpty();
    assertThat(Durations.parseStep("PT1H")).isEmpty();
    assertThat(Durations.parseStep("")).isEmpty();
  }
}
