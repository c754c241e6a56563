package org.avow.server;

import java.time.Duration;

/**
 * How a server runs. Immutable.
 *
 * @param host the address it listens on
 * @param port 0 for any that is free
 * @param maxBody bytes of a request's body
 * @param maxChecks checks that run at the same time
 * @param timeout how long a connection may be silent, and how long a slow body is borne with
 * @param grace how long requests may take to finish once the server stops
 */
public record ServerSettings(
    String host, int port, long maxBody, int maxChecks, Duration timeout, Duration grace) {

  /** What holds where nothing else is said: loopback only, 256 MiB, four checks at a time. */
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          "127.0.0.1", 8750, 256L << 20, 4, Duration.ofSeconds(30), Duration.ofSeconds(30));

  public ServerSettings {
    if (port < 0 || port > 65_535 || maxBody < 1 || maxChecks < 1) {
      throw new IllegalArgumentException("no port, or a limit below 1");
    }
    if (timeout.isNegative() || timeout.isZero() || grace.isNegative()) {
      throw new IllegalArgumentException("no time");
    }
  }
}
