package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that err, or mean harm, get one clear answer. */
final class BrokenClientsTest {
  private static final ServerSettings HASTY =
      new ServerSettings("127.0.0.1", 0, 1 << 20, 2, Duration.ofSeconds(1), Duration.ofSeconds(20));
  private static final String CHECK =
      "POST /v1/check?feed=gateway-log HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n";

  @TempDir private Path folder;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.of(HASTY, new Shop(folder).policies(), "shop");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** An answer as it came over the wire. */
  private record Answer(int status, String type, JsonNode body) {}

  @Test
  void aHugeBodyIsRefusedBeforeItComes() throws Exception {
    Answer answer = talk(CHECK + "Content-Length: 1073741824\r\n\r\n{", false);
    assertThat(answer)
        .isEqualTo(
            problem(
                413,
                "too-large",
                "The body is too large",
                "the body has more than 1048576 bytes",
                "send less, or ask the operator for a larger `--max-body`"));
  }

  @Test
  void aHugeBodyInChunksIsCutOff() throws Exception {
    String line = Shop.GOOD;
    String chunk = Integer.toHexString(line.length() * 1000) + "\r\n" + line.repeat(1000) + "\r\n";
    Answer answer = talk(CHECK + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(14), false);
    assertThat(answer.status).isEqualTo(413);
  }

  @Test
  void aBodyThatBreaksOffIsNotJudged() throws Exception {
    Answer expected =
        problem(
            400,
            "malformed",
            "The request cannot be read",
            "the body breaks off, or its chunks cannot be read",
            "send it whole; nothing was judged");
    assertThat(talk(CHECK + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"id\":\"l1", true))
        .isEqualTo(expected);
    assertThat(talk(CHECK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", true)).isEqualTo(expected);
    assertThat(talk(CHECK + "Content-Length: 100\r\n\r\n" + Shop.GOOD, true)).isEqualTo(expected);
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() throws Exception {
    Answer answer = talk(CHECK + "Content-Length: 1000\r\n\r\n" + Shop.GOOD, false);
    assertThat(answer)
        .isEqualTo(
            problem(
                408,
                "too-slow",
                "The body did not come in time",
                "the body came too slowly",
                "send it without pauses; nothing was judged"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /\r\nHost: x\r\n\r\n",
        "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/policies?pack=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /health HTTP/1.1\r\n\r\n",
        "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{",
        "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n{",
        "GET /v1/policies/../../health HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/policies/..;/health HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/policies/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/policies/a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
      })
  void whatIsNoRequestIsAProblem(String request) throws Exception {
    Answer answer = talk(request, true);
    assertThat(answer.status).isBetween(400, 499);
    assertThat(answer.type).isEqualTo("application/problem+json");
    assertThat(answer.body.get("status").asInt()).isEqualTo(answer.status);
  }

  @Test
  void hugeHeadersAreRefused() throws Exception {
    Answer answer =
        talk("GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n", true);
    assertThat(answer.status).isEqualTo(431);
    assertThat(answer.type).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, 415",
    "text/html, 415",
    "application/x-ndjson; charset=utf-16, 415",
    "application/x-ndjson; charset=UTF-8, 200",
    "text/csv, 200",
    "application/yaml, 200",
    "application/har+json, 200",
    "application/json, 200",
    "text/plain, 200",
  })
  void theTypeOfTheBodyDecides(String type, int status) throws Exception {
    HttpResponse<byte[]> response =
        server.send(
            server
                .request("/v1/check?feed=gateway-log")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(Shop.BAD)));
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, 406",
    "application/json;q=0, 406",
    "'text/html, */*;q=0.1', 200",
    "application/vnd.avow.verdict+json, 200",
  })
  void theAcceptedTypeDecides(String accept, int status) throws Exception {
    HttpResponse<byte[]> response =
        server.send(
            server
                .request("/v1/check?feed=gateway-log")
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(Shop.BAD)));
    assertThat(response.statusCode()).isEqualTo(status);
  }

  /** What a body holds is evidence, however bad: it is judged, and never passes. */
  @Test
  void badEvidenceNeverPasses() throws Exception {
    String deep = "{\"id\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    byte[] utf16 = Shop.GOOD.getBytes(StandardCharsets.UTF_16);
    byte[] latin = "{\"id\":\"\u00f8\",\"mfa\":true}".getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] body :
        List.of(
            new byte[0],
            deep.getBytes(StandardCharsets.UTF_8),
            Shop.GOOD.substring(0, 40).getBytes(StandardCharsets.UTF_8),
            utf16,
            latin,
            new byte[] {0x7f, 'E', 'L', 'F', 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0})) {
      HttpResponse<byte[]> response =
          server.send(
              server
                  .request("/v1/check?feed=gateway-log&cover_from=beginning&cover_until=2014-12-15")
                  .header("Content-Type", "application/x-ndjson")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(RunningServer.text(response)).startsWith("{\"verdict\":\"fail\",");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?pack=none, 422",
    "?pack=../shop, 422",
    "?pack=shop&pack=none, 422",
    "?feed=a&feed=b, 400",
    "?as_of=2014-12-15&as_of=2014-12-16, 400",
    "?asof=2014-12-15, 400",
    "?as_of=2014-13-45, 422",
    "?period=2015-01-01/2014-01-01, 422",
    "?profile=none, 422",
    "?clause=none, 422",
    "?cover_from=2014-12-01, 422",
    "?cover_at=2014-12-01&cover_at_field=at, 422",
    "?cover_except=2014-12-01, 422",
    "?standing=guessed, 422",
    "?ordered=maybe, 422",
    "?format=exe, 422",
    "?path=../a.jsonl, 422",
    "?path=%22%0Asources%3A, 200",
    "?source=a%20b, 422",
  })
  void theQueryIsChecked(String query, int status) throws Exception {
    HttpResponse<byte[]> response = server.check(query, Shop.BAD);
    assertThat(response.statusCode()).as(RunningServer.text(response)).isEqualTo(status);
  }

  private static Answer problem(int status, String word, String title, String detail, String help) {
    JsonNode body =
        new ObjectMapper()
            .createObjectNode()
            .put("type", "urn:avow:problem:" + word)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("help", help);
    return new Answer(status, "application/problem+json", body);
  }

  /** Sends bytes over a socket of its own, and reads the answer to its end. */
  private Answer talk(String request, boolean end) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      if (end) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      String head = head(in);
      int length = Integer.parseInt(header(head, "Content-Length"));
      JsonNode body = new ObjectMapper().readTree(in.readNBytes(length));
      int status = Integer.parseInt(head.substring(9, 12));
      return new Answer(status, header(head, "Content-Type"), body);
    }
  }

  private static String head(InputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      assertThat(read).as("the connection closed behind: " + head).isNotNegative();
      head.append((char) read);
    }
    return head.toString();
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("0");
  }
}
