package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.feed.ImpliedManifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files in one request. */
final class UploadTest {
  private static final String MANIFEST =
      """
      manifest: two files
      packs: [shop]
      as_of: 2014-12-15
      sources:
        - source: gateway
          path: "logs/**/gateway-*.jsonl"
          feed: gateway-log
          covers: { from: beginning, until: 2014-12-15 }
        - source: more
          path: more.jsonl
          feed: gateway-log
      """;

  @TempDir private Path folder;
  private Shop shop;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    shop = new Shop(folder);
    server = RunningServer.of(shop.policies(), "shop");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aManifestAndItsFilesGiveWhatTheirFolderGives() throws Exception {
    Form form =
        new Form()
            .part("evidence", "logs/a/gateway-2.jsonl", Shop.BAD)
            .part("manifest", "avow.yaml", MANIFEST)
            .part("evidence", "logs/gateway-1.jsonl", Shop.GOOD + "x".repeat(200_000))
            .with(
                "form-data; name=\"evidence\"; filename*=UTF-8''logs%2F%C3%B8%20%22%2Fgateway-%2525.jsonl",
                Shop.GOOD.getBytes(StandardCharsets.UTF_8));
    Path root = folder.resolve("evidence");
    write(root, "avow.yaml", MANIFEST);
    write(root, "logs/a/gateway-2.jsonl", Shop.BAD);
    write(root, "logs/gateway-1.jsonl", Shop.GOOD + "x".repeat(200_000));
    write(root, "logs/\u00f8 \"/gateway-%25.jsonl", Shop.GOOD);
    Verdict expected = avow().check(root.resolve("avow.yaml")).verdict();
    assertThat(document(form, "")).isEqualTo(text(expected));
    assertThat(text(expected)).contains("`more.jsonl` does not exist");
  }

  @Test
  void evidenceAloneIsJudgedAsFilesOnACommandLine() throws Exception {
    Form form =
        new Form()
            .part("evidence", "gateway-1.jsonl", Shop.BAD)
            .part("evidence", "a/facts.jsonl", "{\"login\":{\"id\":\"l9\",\"mfa\":true}}\n");
    Path root = folder.resolve("files");
    List<Path> files =
        List.of(
            write(root, "gateway-1.jsonl", Shop.BAD),
            write(root, "a/facts.jsonl", "{\"login\":{\"id\":\"l9\",\"mfa\":true}}\n"));
    Pack pack = avow().load(List.of("shop"));
    ImpliedManifest implied = ImpliedManifest.of(files, List.of("shop"), pack);
    Verdict expected =
        avow().check(pack, implied.manifest(), implied.root(), QuestionOptions.NONE).verdict();
    assertThat(document(form, "?pack=shop")).isEqualTo(text(expected));
  }

  @Test
  void whatTheClientCouldNotReadIsAProblemOfTheSource() throws Exception {
    Form form =
        new Form()
            .part("manifest", "avow.yaml", MANIFEST)
            .part("evidence", "logs/gateway-1.jsonl", Shop.GOOD)
            .part("problem", "gateway", "no permission to read\n`logs/gateway-2.jsonl`");
    assertThat(document(form, ""))
        .contains("\"problem\":\"no permission to read `logs/gateway-2.jsonl`\"")
        .contains("\"verdict\":\"fail\"");
  }

  @Test
  void policiesAreRefused() throws Exception {
    String help = "send evidence, and name a loaded pack with `pack=`; see GET /v1/policies";
    JsonNode expected =
        new ObjectMapper()
            .createObjectNode()
            .put("type", "urn:avow:problem:policies-not-accepted")
            .put("title", "Policies cannot be sent")
            .put("status", 422)
            .put("detail", "policies cannot be sent: they are what the operator loaded from disk")
            .put("help", help);
    for (Form form :
        List.of(
            new Form().part("policy", "policy.yaml", "policy: mine"),
            new Form().part("evidence", "rules.drl", "rule x then end"))) {
      HttpResponse<byte[]> response = post(form, "", Form.TYPE);
      assertThat(json(response)).isEqualTo(expected);
      assertThat(response.statusCode()).isEqualTo(422);
    }
    HttpResponse<byte[]> drl =
        server.send(
            server
                .request("/v1/check")
                .header("Content-Type", "application/x-drl")
                .POST(HttpRequest.BodyPublishers.ofString("rule x then end")));
    assertThat(json(drl)).isEqualTo(expected);
  }

  @Test
  void aFormThatIsNoneIsRefused() throws Exception {
    byte[] good = new Form().part("evidence", "a.jsonl", Shop.GOOD).bytes();
    for (Form form :
        List.of(
            new Form(),
            new Form().part("evidence", "", Shop.GOOD),
            new Form().part("evidence", "../a.jsonl", Shop.GOOD),
            new Form().part("evidence", "/etc/passwd", Shop.GOOD),
            new Form().part("evidence", "a//b.jsonl", Shop.GOOD),
            new Form().part("evidence", "./b.jsonl", Shop.GOOD),
            new Form().part("evidenc", "a.jsonl", Shop.GOOD),
            new Form().part("manifest", "", MANIFEST).part("manifest", "", MANIFEST),
            new Form().part("evidence", "a.jsonl", "1").part("evidence", "a.jsonl", "2"))) {
      HttpResponse<byte[]> response = post(form, "", Form.TYPE);
      assertThat(response.statusCode()).as(RunningServer.text(response)).isEqualTo(400);
    }
    for (int length : new int[] {0, 10, good.length / 2, good.length - 8}) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThat(send(cut, "", Form.TYPE).statusCode()).isEqualTo(400);
    }
    assertThat(send(good, "", "multipart/form-data").statusCode()).isEqualTo(400);
    assertThat(send(good, "?feed=gateway-log", Form.TYPE).statusCode()).isEqualTo(400);
    Form stray =
        new Form().part("manifest", "", MANIFEST).part("evidence", "anna.jsonl", Shop.GOOD);
    HttpResponse<byte[]> response = post(stray, "", Form.TYPE);
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(RunningServer.text(response)).doesNotContain("anna");
  }

  @Test
  void whatNoSourceTakesIsRefused() throws Exception {
    Form vain = new Form().part("manifest", "", MANIFEST).part("problem", "gatway", "lost");
    HttpResponse<byte[]> answer = post(vain, "", Form.TYPE);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("detail").asText())
        .isEqualTo("a problem names no source of the manifest");
    Form waived =
        new Form()
            .part("manifest", "", MANIFEST + "waivers: [waivers.yaml]\n")
            .part("evidence", "waivers.yaml", "waivers: mine");
    answer = post(waived, "", Form.TYPE);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("detail").asText())
        .isEqualTo("waivers are not taken over HTTP, where whoever asks could approve them");
  }

  /** Whatever bytes come, the answer is a verdict that does not pass, or a problem. */
  @Test
  void anyBytesAreAnswered() throws Exception {
    byte[] good =
        new Form()
            .part("manifest", "avow.yaml", MANIFEST)
            .part("evidence", "logs/gateway-1.jsonl", Shop.BAD)
            .bytes();
    Random random = new Random(20141215);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = good.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      HttpResponse<byte[]> response = send(bytes, "", Form.TYPE);
      assertThat(response.statusCode()).as("number " + i).isIn(200, 400, 422);
      assertThat(RunningServer.text(response)).doesNotContain("Exception", "java.");
    }
  }

  @Test
  void nothingIsLeftOnDisk() throws Exception {
    ScratchFolder scratch = new ScratchFolder();
    Form form = new Form().part("evidence", "a.jsonl", "x".repeat(300_000));
    LimitedBody body =
        new LimitedBody(
            new ByteArrayInputStream(form.bytes()), 1 << 20, Duration.ofSeconds(1), () -> 0);
    try (Upload upload = Upload.read(Form.TYPE, body, scratch.path())) {
      assertThat(names(scratch.path())).hasSize(1);
      assertThat(upload.evidence()).containsOnlyKeys("a.jsonl");
    }
    assertThat(names(scratch.path())).isEmpty();
    Path path = scratch.path();
    scratch.close();
    assertThat(path).doesNotExist();
  }

  private static List<Path> names(Path folder) throws Exception {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList();
    }
  }

  private Avow avow() {
    return new Avow(shop.policies(), RunningServer.NOON);
  }

  private String document(Form form, String query) throws Exception {
    String text = RunningServer.text(post(form, query, Form.TYPE));
    String member = ",\"document\":";
    assertThat(text).contains(member);
    return text.substring(text.indexOf(member) + member.length(), text.length() - 1);
  }

  private HttpResponse<byte[]> post(Form form, String query, String type) throws Exception {
    return send(form.bytes(), query, type);
  }

  private HttpResponse<byte[]> send(byte[] body, String query, String type) throws Exception {
    return server.send(
        server
            .request("/v1/check" + query)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static Path write(Path root, String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }

  private static String text(Verdict verdict) {
    return new String(verdict.bytes(), StandardCharsets.UTF_8);
  }
}
