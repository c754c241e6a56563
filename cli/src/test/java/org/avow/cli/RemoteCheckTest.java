package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.avow.engine.Avow;
import org.avow.engine.text.Sha256;
import org.avow.server.AvowServer;
import org.avow.server.ServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check by a server prints and exits as the local one. */
final class RemoteCheckTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2014-12-15T12:00:00Z"));
  private static final ServerSettings SETTINGS =
      new ServerSettings(
          "127.0.0.1", 0, 1 << 20, 2, Duration.ofSeconds(30), Duration.ofSeconds(30));

  @TempDir private Path folder;
  private Company company;
  private AvowServer server;

  @BeforeEach
  void start() throws IOException {
    company = new Company(folder);
    Avow avow = new Avow(folder.resolve("policies"), NOON);
    PrintStream log = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    server = AvowServer.start(SETTINGS, avow, List.of("shop"), NOON, log);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The same command, here and there. */
  private Run same(String... arguments) {
    Run here = Run.of(folder, arguments);
    List<String> there = new ArrayList<>(Arrays.asList(arguments));
    there.add("--server");
    there.add(address() + "/");
    assertThat(Run.of(folder, there.toArray(new String[0]))).isEqualTo(here);
    return here;
  }

  @Test
  void whatIsKeptIsKeptThere() {
    assertThat(same("check", "evidence").exitCode()).isZero();
    assertThat(same("check", "--format", "json", "evidence").exitCode()).isZero();
    assertThat(same("check", "-q", "evidence/avow.yaml").exitCode()).isZero();
  }

  @Test
  void whatIsBrokenIsBrokenThere() {
    company.stores("CN");
    assertThat(same("check", "evidence").exitCode()).isEqualTo(1);
    assertThat(same("check", "--format", "json", "evidence").exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsMissingThere() throws IOException {
    Files.delete(folder.resolve("evidence/stores.yaml"));
    assertThat(same("check", "evidence").exitCode()).isEqualTo(2);
    Files.createDirectory(folder.resolve("evidence/stores.yaml"));
    Run run = same("check", "evidence");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("is a folder; name its files");
  }

  @Test
  void questionsAreAskedThere() {
    assertThat(same("check", "--as-of", "2014-12-20", "evidence").exitCode()).isZero();
    assertThat(same("check", "--as-of", "2010-01-01", "evidence").exitCode()).isEqualTo(2);
    assertThat(same("check", "--rule", "at-home", "evidence").exitCode()).isZero();
    assertThat(same("check", "--profile", "ci", "--pack", "shop", "evidence").exitCode()).isZero();
  }

  @Test
  void whatIsWrongIsWrongThere() {
    assertThat(same("check", "--profile", "none", "evidence").exitCode()).isEqualTo(3);
    assertThat(same("check", "--as-of", "never", "--format", "json", "evidence").exitCode())
        .isEqualTo(3);
    company.write(
        "evidence/avow.yaml",
        "manifest: m\npacks: [shop]\nsources:\n  - source: s\n    path: x\n    feed: none\n");
    assertThat(same("check", "evidence").exitCode()).isEqualTo(3);
    company.write("evidence/avow.yaml", "manifest: m\nsources: 1\n");
    assertThat(same("check", "evidence").exitCode()).isEqualTo(3);
  }

  @Test
  void filesAreJudgedThere() {
    company.write("evidence/more \u00f8.jsonl", "{\"store\": {\"name\": \"bergen\"}}\n");
    Run run = same("check", "evidence/stores.yaml", "evidence/more \u00f8.jsonl");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("more \u00f8.jsonl");
  }

  @Test
  void serverAndPoliciesExcludeEachOther() {
    Run run = Run.of(folder, "check", "--policies", "policies", "--server", address(), "evidence");
    assertThat(run)
        .isEqualTo(
            new Run(
                3,
                "",
                "error: `--policies` and `--server` exclude each other\n"
                    + "  = help: a server judges by its own policies; name one of its packs with"
                    + " `--pack`\n"));
  }

  @Test
  void aPackThatIsNotLoadedThereIsNamed() {
    assertThat(Run.of(folder, "check", "--pack", "shap", "--server", address(), "evidence"))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: the server `"
                    + address()
                    + "` judges nothing: a pack is named that is not loaded here\n"
                    + "  = help: did you mean `shop`?\n"));
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    for (String address : List.of("x", "ftp://x", "http://", "http://u:p@x", "http://x/?q=1")) {
      assertThat(Run.of(folder, "check", "--server", address, "evidence").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidToBeSo() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(there("http://127.0.0.1:" + port)).startsWith("cannot be reached");
  }

  @Test
  void aServerThatIsSlowIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(there("http://127.0.0.1:" + silent.getLocalPort(), "--server-timeout", "1"))
          .startsWith("does not answer in time");
    }
  }

  @Test
  void whateverElseAnswersIsSaidToBeNoServer() throws IOException {
    String document = "{\"semantics\":\"2\",\"verdict\":\"pass\"}";
    String digest = Sha256.of(bytes(document)).hex();
    assertThat(answering(200, "<html>")).startsWith("answers what is no verdict, with status 200");
    assertThat(answering(200, "")).startsWith("answers what is no verdict");
    assertThat(answering(200, "{\"verdict\":\"pass\"}")).startsWith("answers what is no verdict");
    assertThat(answering(200, "{\"digest\":\"00\",\"document\":" + document + "}"))
        .startsWith("answers what is no verdict");
    assertThat(answering(502, "bad gateway")).contains("with status 502");
    assertThat(answering(302, "")).startsWith("leads to another address");
    assertThat(answering(500, "{\"title\":\"bad \\u001b[2J\",\"status\":500}"))
        .startsWith("judges nothing: bad \uFFFD[2J");
    HttpServer other = answer(200, "{\"digest\":\"" + digest + "\",\"document\":" + document + "}");
    Run run = Run.of(folder, "check", "--server", address(other), "evidence");
    other.stop(0);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("another version of the semantics");
  }

  private String answering(int status, String body) throws IOException {
    HttpServer other = answer(status, body);
    String told = there(address(other));
    other.stop(0);
    return told;
  }

  private static HttpServer answer(int status, String body) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          byte[] bytes = bytes(body);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    return other;
  }

  private static String address(HttpServer other) {
    return "http://127.0.0.1:" + other.getAddress().getPort();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is said of a server, behind its address; the exit code is 4 and nothing is printed. */
  private String there(String address, String... more) {
    List<String> arguments = new ArrayList<>(List.of("check", "evidence", "--server", address));
    arguments.addAll(Arrays.asList(more));
    Run run = Run.of(folder, arguments.toArray(new String[0]));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    String start = "error: the server `" + address + "` ";
    assertThat(run.err()).startsWith(start).doesNotContain("anna@");
    return run.err().substring(start.length());
  }
}
