package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many checks run as may, and those that run when the server stops finish. */
final class StopTest {
  private static final ServerSettings ONE =
      new ServerSettings(
          "127.0.0.1", 0, 1 << 20, 1, Duration.ofSeconds(60), Duration.ofSeconds(60));

  @TempDir private Path folder;

  /** A check of which the second half of the body has not come yet. */
  private record HalfSent(Socket socket) implements AutoCloseable {
    static HalfSent to(RunningServer server) throws Exception {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      socket.setSoTimeout(60_000);
      String request =
          "POST /v1/check?feed=gateway-log HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + "Content-Type: application/x-ndjson\r\nContent-Length: "
              + (Shop.GOOD.length() + Shop.BAD.length())
              + "\r\n\r\n"
              + Shop.GOOD;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      assertThat(server.server().admission().awaitRunning(1, Duration.ofSeconds(60))).isTrue();
      return new HalfSent(socket);
    }

    String finish() throws IOException {
      socket.getOutputStream().write(Shop.BAD.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void oneCheckTooManyIsRefused() throws Exception {
    try (RunningServer server = RunningServer.of(ONE, new Shop(folder).policies(), "shop");
        HalfSent first = HalfSent.to(server)) {
      HttpResponse<byte[]> second = server.check("?feed=gateway-log", Shop.GOOD);
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(second.headers().firstValue("Retry-After")).contains("1");
      assertThat(RunningServer.text(second)).contains("as many checks run as may run at a time: 1");
      assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);
      assertThat(first.finish()).startsWith("HTTP/1.1 200 ").contains("{\"verdict\":\"fail\"");
      assertThat(server.check("?feed=gateway-log", Shop.GOOD).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatRunsFinishesAndNewChecksAreRefused() throws Exception {
    RunningServer server = RunningServer.of(ONE, new Shop(folder).policies(), "shop");
    int port = server.port();
    try (HalfSent first = HalfSent.to(server)) {
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
      while (server.send(server.request("/health")).statusCode() != 503) {
        Thread.onSpinWait();
      }
      HttpResponse<byte[]> second = server.check("?feed=gateway-log", Shop.GOOD);
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(RunningServer.text(second)).contains("the server is stopping");
      assertThat(stopped).isNotDone();
      assertThat(first.finish()).startsWith("HTTP/1.1 200 ").contains("{\"verdict\":\"fail\"");
      stopped.get(60, TimeUnit.SECONDS);
    }
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
    assertThat(server.log()).endsWith("event=stopped unfinished=false");
  }

  @Test
  void aCheckThatNeverEndsIsGivenUp() throws Exception {
    ServerSettings impatient =
        new ServerSettings("127.0.0.1", 0, 1 << 20, 1, Duration.ofSeconds(60), Duration.ZERO);
    RunningServer server = RunningServer.of(impatient, new Shop(folder).policies(), "shop");
    try (HalfSent first = HalfSent.to(server)) {
      server.close();
      assertThat(server.log()).endsWith("event=stopped unfinished=true");
      assertThat(first.socket().isConnected()).isTrue();
    }
  }
}
