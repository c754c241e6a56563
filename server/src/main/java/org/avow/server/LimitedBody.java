package org.avow.server;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A request's body as it arrives: counted, bounded, and not borne with for ever. What goes wrong is
 * a {@link Problem}, never an {@link IOException}, which the engine would take for a file that
 * cannot be read. Mutable, for one thread.
 */
final class LimitedBody extends InputStream {
  /** Slower than this, on average once the time-out is over, is too slow: bytes a second. */
  static final long SLOWEST = 1024;

  private final InputStream body;
  private final long most;
  private final Duration timeout;
  private final LongSupplier nanos;
  private long count;
  private long waited;

  LimitedBody(InputStream body, long most, Duration timeout) {
    this(body, most, timeout, System::nanoTime);
  }

  /**
   * @param nanos counts nanoseconds
   */
  LimitedBody(InputStream body, long most, Duration timeout, LongSupplier nanos) {
    this.nanos = nanos;
    this.body = body;
    this.most = most;
    this.timeout = timeout;
  }

  /** How many bytes came so far. */
  long count() {
    return count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    long start = nanos.getAsLong();
    int read;
    try {
      read = body.read(buffer, offset, length);
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
    waited += nanos.getAsLong() - start;
    count += Math.max(read, 0);
    if (count > most) {
      throw tooLarge(most);
    }
    if (read >= 0 && waited > timeout.toNanos() && count / (waited / 1e9) < SLOWEST) {
      throw tooSlow();
    }
    return read;
  }

  /** What the failure of a read means. */
  static Problem failure(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String name = cause.getClass().getSimpleName();
      if (name.contains("Timeout")) {
        return tooSlow();
      }
    }
    return new Problem(
        Problem.Kind.MALFORMED,
        "the body breaks off, or its chunks cannot be read",
        "send it whole; nothing was judged");
  }

  static Problem tooLarge(long most) {
    return new Problem(
            Problem.Kind.TOO_LARGE,
            "the body has more than " + most + " bytes",
            "send less, or ask the operator for a larger `--max-body`")
        .with("Connection", "close");
  }

  private static Problem tooSlow() {
    return new Problem(
            Problem.Kind.TOO_SLOW,
            "the body came too slowly",
            "send it without pauses; nothing was judged")
        .with("Connection", "close");
  }
}
