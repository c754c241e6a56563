package org.avow.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTest {
  @Test
  void noControlCharacterReachesATerminal() {
    assertThat(Plain.of("a\u001b[31mb\u0007\n\tc\u009b1m"))
        .isEqualTo("a\uFFFD[31mb\uFFFD\n\tc\uFFFD1m");
  }
}
