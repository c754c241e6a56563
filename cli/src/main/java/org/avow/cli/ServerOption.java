package org.avow.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.avow.engine.task.Compiled;
import picocli.CommandLine.Option;

/** Whether a server judges, instead of this process. */
final class ServerOption {
  private static final int LONGEST = 86_400;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Let this `avow serve` judge, by its own policies; the evidence is sent there.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--server-timeout",
      paramLabel = "SECONDS",
      description = "How long its answer may take. Default: 600.")
  private int timeout = 600;

  /** A program that was compiled ahead of time is never given one: picocli reads the option. */
  boolean isGiven() {
    return !Compiled.AHEAD && url.isPresent();
  }

  /**
   * The address of the server, without a slash at its end.
   *
   * @throws Refusal if it is none
   */
  URI address() {
    String text = url.orElse("");
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain = uri.getQuery() == null && uri.getFragment() == null;
      if (http && plain && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // INVARIANT (one message): what is no URI and what is no server are told alike
    }
    throw new Refusal(
        ExitCode.INVALID,
        "`--server` is no address of a server",
        "it is like http://127.0.0.1:8750");
  }

  /**
   * How long an answer may take.
   *
   * @throws Refusal if it is no time
   */
  Duration timeout() {
    if (timeout < 1 || timeout > LONGEST) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--server-timeout` has a wrong value",
          "it is a number of seconds from 1 to " + LONGEST);
    }
    return Duration.ofSeconds(timeout);
  }
}
