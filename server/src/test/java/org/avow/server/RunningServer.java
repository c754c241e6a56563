package org.avow.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.avow.engine.Avow;

/** A server on a free port, at noon of 2014-12-15, and a client of it. */
final class RunningServer implements AutoCloseable {
  static final InstantSource NOON = InstantSource.fixed(Instant.parse("2014-12-15T12:00:00Z"));
  static final ServerSettings SETTINGS =
      new ServerSettings(
          "127.0.0.1", 0, 1 << 20, 2, Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AvowServer server;

  private RunningServer(ServerSettings settings, Path policies, List<String> packs)
      throws IOException {
    PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
    server = AvowServer.start(settings, new Avow(policies, NOON), packs, NOON, lines);
  }

  static RunningServer of(Path policies, String... packs) throws IOException {
    return new RunningServer(SETTINGS, policies, List.of(packs));
  }

  static RunningServer of(ServerSettings settings, Path policies, String... packs)
      throws IOException {
    return new RunningServer(settings, policies, List.of(packs));
  }

  int port() {
    return server.port();
  }

  AvowServer server() {
    return server;
  }

  /** The lines of the log, without their instants. */
  List<String> log() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1).replaceAll(" ms=[0-9.]+$", ""))
        .toList();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofMinutes(2));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Posts JSON lines to {@code /v1/check}. */
  HttpResponse<byte[]> check(String query, String body) throws IOException, InterruptedException {
    return send(
        request("/v1/check" + query)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
