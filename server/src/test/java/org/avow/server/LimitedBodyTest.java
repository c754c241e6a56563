package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies that trickle are borne with for a while only. */
final class LimitedBodyTest {
  private final AtomicLong clock = new AtomicLong();

  @Test
  void aTrickleIsTooSlow() {
    LimitedBody body = body(1);
    for (int second = 1; second <= 10; second++) {
      assertThat(body.read()).isZero();
    }
    assertThatThrownBy(body::read).hasMessage("the body came too slowly");
  }

  @Test
  void aSteadyStreamIsNot() {
    LimitedBody body = body(2048);
    byte[] buffer = new byte[2048];
    for (int second = 1; second <= 60; second++) {
      assertThat(body.read(buffer, 0, 2048)).isEqualTo(2048);
    }
    assertThat(body.count()).isEqualTo(60 * 2048L);
  }

  @Test
  void oneByteTooManyIsTooLarge() {
    LimitedBody body =
        new LimitedBody(new ByteArrayInputStream(new byte[11]), 10, Duration.ofSeconds(1));
    assertThat(body.read(new byte[10], 0, 10)).isEqualTo(10);
    assertThatThrownBy(body::read).hasMessage("the body has more than 10 bytes");
  }

  /** A body of so many zeros a second, a second a read. */
  private LimitedBody body(int bytes) {
    ByteArrayInputStream zeros = new ByteArrayInputStream(new byte[bytes * 100]);
    return new LimitedBody(
        zeros,
        1 << 20,
        Duration.ofSeconds(10),
        () -> clock.getAndAdd(Duration.ofSeconds(1).toNanos()));
  }
}
