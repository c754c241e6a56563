package org.avow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.Avow;
import org.avow.server.AvowServer;
import org.avow.server.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code avow serve}: answers checks over HTTP until it is told to stop. */
@Command(
    name = "serve",
    description = "Judges evidence that is sent over HTTP; docs/server.md describes the API.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow serve --policies policies",
      "  avow serve --pack xiaomi-2014 --port 0 --max-body 2g",
      "  curl --data-binary @consents.jsonl -H 'Content-Type: application/x-ndjson' \\",
      "    'http://127.0.0.1:8750/v1/check?pack=xiaomi-2014&feed=consent-events'",
      "",
      "It listens on the loopback address unless --host says otherwise, and asks",
      "nobody who they are: put it behind a proxy that does. Stop it with SIGTERM:",
      "checks that run may finish."
    })
final class ServeCommand implements Subcommand {
  private static final ServerSettings DEFAULT = ServerSettings.DEFAULT;

  private final Surroundings surroundings;

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "The folder of packs; else `policies` in or above the current folder.")
  private Optional<String> policies = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "Load this pack; may be repeated. Else all packs of the folder.")
  private List<String> packs = new ArrayList<>();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: 127.0.0.1.")
  private String host = DEFAULT.host();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 for any that is free. Default: 8750.")
  private int port = DEFAULT.port();

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      description = "The most that a request may send, such as 64m or 2g. Default: 256m.")
  private String maxBody = "256m";

  @Option(
      names = "--max-checks",
      paramLabel = "N",
      description = "Checks that run at a time; more are refused with 429. Default: 4.")
  private int maxChecks = DEFAULT.maxChecks();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a connection may be silent. Default: 30.")
  private int timeout = (int) DEFAULT.timeout().toSeconds();

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      description = "How long checks may take to finish when it stops. Default: 30.")
  private int grace = (int) DEFAULT.grace().toSeconds();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    ServerSettings settings = settings();
    Path folder = PolicyFolder.find(policies.map(surroundings::resolve), surroundings.folder());
    List<String> names = packs.isEmpty() ? PolicyFolder.all(folder) : packs;
    if (names.isEmpty()) {
      throw new Refusal(
          ExitCode.INVALID,
          "the folder `" + folder + "` holds no packs",
          "name the folder that does with `--policies`");
    }
    AvowServer server = start(settings, new Avow(folder, surroundings.clock()), names);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    try {
      server.join();
    } catch (InterruptedException e) {
      server.close();
      Thread.currentThread().interrupt();
    }
    return ExitCode.PASS;
  }

  private AvowServer start(ServerSettings settings, Avow avow, List<String> names) {
    try {
      return AvowServer.start(settings, avow, names, surroundings.clock(), surroundings.err());
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREADABLE,
          e.getMessage() + "",
          "choose another `--port`, or an address of this machine with `--host`");
    }
  }

  private ServerSettings settings() {
    if (port < 0 || port > 65_535) {
      throw wrong("--port", "a number from 0 to 65535");
    }
    if (maxChecks < 1) {
      throw wrong("--max-checks", "a number from 1 up");
    }
    if (timeout < 1) {
      throw wrong("--timeout", "a number of seconds from 1 up");
    }
    if (grace < 0) {
      throw wrong("--grace", "a number of seconds");
    }
    return new ServerSettings(
        host,
        port,
        bytes(maxBody),
        maxChecks,
        Duration.ofSeconds(timeout),
        Duration.ofSeconds(grace));
  }

  /** A number of bytes, with {@code k}, {@code m} or {@code g} for powers of 1024. */
  private static long bytes(String text) {
    if (!text.matches("[1-9][0-9]{0,11}[kKmMgG]?")) {
      throw wrong("--max-body", "a number of bytes, such as 67108864, 64m or 2g");
    }
    int last = text.length() - 1;
    int power = "kmg".indexOf(Character.toLowerCase(text.charAt(last)));
    return power < 0
        ? Long.parseLong(text)
        : Math.multiplyExact(Long.parseLong(text.substring(0, last)), 1L << (10 * (power + 1)));
  }

  private static Refusal wrong(String option, String expected) {
    return new Refusal(ExitCode.INVALID, "`" + option + "` has a wrong value", "it is " + expected);
  }
}
