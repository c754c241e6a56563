package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as a process: it starts, answers, and ends when it is told to. */
final class ServeCommandTest {
  @TempDir private Path folder;

  @Test
  void itEndsInOrderWhenItIsTerminated() throws Exception {
    new Company(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // From 24 on, the JDK warns of what libraries do unless told.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.avow.cli.Main",
                "serve",
                "--port",
                "0")
            .directory(folder.toFile())
            .start();
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      String started = log.readLine();
      assertThat(started).contains(" event=started address=http://127.0.0.1:").endsWith("=shop");
      String address = started.substring(started.indexOf("http"), started.lastIndexOf(' '));
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + "/health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      process.toHandle().destroy();
      List<String> rest = log.lines().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
      assertThat(rest).endsWith("event=stopping", "event=stopped unfinished=false");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 65536",
    "--port, -1",
    "--port, x",
    "--max-body, 0",
    "--max-body, 1t",
    "--max-checks, 0",
    "--timeout, 0",
    "--grace, -1",
    "--pack, none",
    "--policies, none",
  })
  void wrongOptionsAreRefused(String option, String value) {
    new Company(folder);
    Run run = Run.of(folder, "serve", option, value);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("error");
  }

  @Test
  void aPortThatIsTakenIsSaidToBeSo() throws IOException {
    new Company(folder);
    try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(Run.of(folder, "serve", "--port", String.valueOf(port)))
          .isEqualTo(
              new Run(
                  4,
                  "",
                  "error: cannot listen on 127.0.0.1:"
                      + port
                      + "\n  = help: choose another `--port`, or an address of this machine with"
                      + " `--host`\n"));
    }
  }

  @Test
  void aFolderWithoutPacksIsRefused() {
    new Company(folder).write("none/empty/x.txt", "");
    Run run = Run.of(folder, "serve", "--policies", "none");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("holds no packs");
  }
}
