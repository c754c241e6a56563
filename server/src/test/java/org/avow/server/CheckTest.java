package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.Avow;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One body, judged. */
final class CheckTest {
  private static final String DOCUMENT = "application/vnd.avow.verdict+json";
  private static final String COVERED =
      "?feed=gateway-log&cover_from=beginning&cover_until=2014-12-15&as_of=2014-12-15";

  @TempDir private Path folder;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.of(new Shop(folder).policies(), "shop");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"true, pass", "false, fail"})
  void theVerdictComesFirstAndTheDocumentLast(boolean mfa, String verdict) throws Exception {
    HttpResponse<byte[]> response =
        server.check(COVERED, Shop.login("l1", "anna@mail.example", mfa));
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode envelope = json(response);
    List<String> names = new ArrayList<>();
    envelope.fieldNames().forEachRemaining(names::add);
    assertThat(names).startsWith("verdict", "digest", "manifest").endsWith("document");
    assertThat(envelope.get("verdict").asText()).isEqualTo(verdict);
    assertThat(envelope.at("/document/verdict").asText()).isEqualTo(verdict);
    assertThat(RunningServer.text(response)).doesNotContain("anna");
  }

  @Test
  void theDocumentIsWhatTheSameEvidenceGivesLocally() throws Exception {
    for (String query : List.of("", COVERED, "?source=s&path=a/b.jsonl&feed=gateway-log")) {
      HttpResponse<byte[]> answer = server.check(query, Shop.GOOD + Shop.BAD + "{broken\n");
      String manifest = json(answer).get("manifest").asText();
      byte[] body = (Shop.GOOD + Shop.BAD + "{broken\n").getBytes(StandardCharsets.UTF_8);
      byte[] expected = local(manifest, body, query).bytes();
      String text = RunningServer.text(answer);
      assertThat(text)
          .endsWith(",\"document\":" + new String(expected, StandardCharsets.UTF_8) + "}");
      assertThat(json(answer).get("digest").asText()).isEqualTo(Sha256.of(expected).hex());
      HttpResponse<byte[]> bare =
          server.send(
              server
                  .request("/v1/check" + query)
                  .header("Content-Type", "application/x-ndjson")
                  .header("Accept", DOCUMENT)
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
      assertThat(bare.body()).isEqualTo(expected);
      assertThat(bare.headers().firstValue("Content-Type")).contains(DOCUMENT);
      assertThat(bare.headers().firstValue("ETag"))
          .contains("\"" + Sha256.of(expected).hex() + "\"");
    }
  }

  private Verdict local(String manifest, byte[] body, String query) throws Exception {
    Path root = Files.createDirectories(folder.resolve("evidence"));
    var read = ManifestReader.read("request", manifest.getBytes(StandardCharsets.UTF_8));
    Path file = root.resolve(read.sources().get(0).path());
    Files.createDirectories(file.getParent());
    Files.write(file, body);
    Avow avow = new Avow(folder.resolve("policies"), RunningServer.NOON);
    Optional<String> asOf = query.contains("as_of") ? Optional.of("2014-12-15") : Optional.empty();
    QuestionOptions options =
        new QuestionOptions(asOf, Optional.empty(), Optional.empty(), List.of(), List.of());
    return avow.check(avow.load(List.of("shop")), read, root, options).verdict();
  }

  /** Nothing evaluated is never a pass. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "[]", "{}"})
  void anEmptyBodyIsNeverAPass(String body) throws Exception {
    HttpResponse<byte[]> response = server.check(COVERED, body);
    assertThat(json(response).at("/document/verdict").asText()).isEqualTo("fail");
    assertThat(json(response).at("/document/outcome").asText()).isEqualTo("inconclusive");
  }

  @Test
  void whatIsWrongWithNamesIsSaidWithItsPlace() throws Exception {
    HttpResponse<byte[]> response = server.check("?feed=gateway-lag", Shop.GOOD);
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "urn:avow:problem:invalid-documents", "status": 422,
                     "title": "Manifest, names or question are wrong",
                     "detail": "there is no feed `gateway-lag`",
                     "diagnostics": [{"code": "AV206", "severity": "error",
                       "message": "there is no feed `gateway-lag`", "file": "request",
                       "line": 6, "column": 11, "end_line": 6, "end_column": 24,
                       "help": "did you mean `gateway-log`?"}],
                     "text": "error[AV206]: there is no feed `gateway-lag`\\n  --> request:6:11\\n   |\\n 6 |     feed: \\"gateway-lag\\"\\n   |           ^^^^^^^^^^^^^\\n   = help: did you mean `gateway-log`?\\n\\n"}
                    """));
  }

  @Test
  void healthSaysWhatIsLoaded() throws Exception {
    HttpResponse<byte[]> response = server.send(server.request("/health"));
    assertThat(RunningServer.text(response))
        .isEqualTo("{\"packs\":[\"shop\"],\"semantics\":\"1\",\"status\":\"ok\"}");
  }

  @Test
  void theLogHoldsNothingPersonal() throws Exception {
    server.check(COVERED + "&path=anna.jsonl", Shop.BAD);
    server.send(server.request("/v1/anna@mail.example?user=anna"));
    int port = server.port();
    server.close();
    assertThat(server.log())
        .containsExactly(
            "event=started address=http://127.0.0.1:" + port + " packs=shop",
            "event=request method=POST route=/v1/check status=200 body="
                + Shop.BAD.length()
                + " verdict=fail",
            "event=request method=GET route=- status=404",
            "event=stopping",
            "event=stopped unfinished=false");
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
