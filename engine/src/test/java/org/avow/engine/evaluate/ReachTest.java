package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows whose bounds lie in intervals: certain is inside every one, possible inside some. */
final class ReachTest {
  /** Starts between 10 and 20, ends before something between 30 and 40. */
  private static final Reach REACH = new Reach(10, 20, 30, 40, false, 40);

  @ParameterizedTest
  @DisplayName("4.2, 4.4 an event is certainly in the window inside every possible one")
  @CsvSource({
    "9, 9, FALSE",
    "10, 10, UNKNOWN",
    "19, 19, UNKNOWN",
    "20, 20, TRUE",
    "29, 29, TRUE",
    "30, 30, UNKNOWN",
    "39, 39, UNKNOWN",
    "40, 40, FALSE",
    "20, 29, TRUE",
    "19, 29, UNKNOWN",
    "0, 9, FALSE",
    "0, 10, UNKNOWN",
    "0, 50, UNKNOWN",
  })
  void events(long earliest, long latest, Truth expected) {
    assertThat(REACH.contains(new Moment(earliest, latest))).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("4.3 a state is in the window when it is valid anywhere in it")
  @CsvSource({
    "0, 10, FALSE",
    "0, 11, UNKNOWN",
    "0, 20, UNKNOWN",
    "0, 21, TRUE",
    "29, 50, TRUE",
    "30, 50, UNKNOWN",
    "39, 50, UNKNOWN",
    "40, 50, FALSE",
    "22, 23, TRUE",
  })
  void states(long from, long until, Truth expected) {
    assertThat(REACH.meets(TimeSet.between(from, until))).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("4.2 at an imprecise judged instant a state is certain if it is valid all the while")
  @CsvSource({"0, 11, UNKNOWN", "0, 21, TRUE", "10, 21, TRUE", "11, 21, UNKNOWN", "21, 30, FALSE"})
  void statesAtAnImpreciseInstant(long from, long until, Truth expected) {
    Reach instant = new Reach(10, 20, 11, 21, true, 20);
    assertThat(instant.meets(TimeSet.between(from, until))).isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("4.7 cutting takes the future off every possible window")
  @CsvSource({"25, 25, 25", "35, 30, 35", "50, 30, 40"})
  void cut(long end, long endMin, long endMax) {
    assertThat(REACH.cut(end)).isEqualTo(new Reach(10, 20, endMin, endMax, false, 40));
  }
}
