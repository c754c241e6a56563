package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document says what the server does. */
final class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private RunningServer server;
  private JsonNode api;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.of(new Shop(folder).policies(), "shop");
    api = JSON.readTree(server.send(server.request("/openapi.json")).body());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyRouteIsInIt() {
    Set<String> described = new TreeSet<>();
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));
    assertThat(described).containsExactlyElementsOf(new TreeSet<>(server.server().routes()));
  }

  @Test
  void everyParameterOfACheckIsInIt() {
    Set<String> described = new TreeSet<>();
    api.at("/paths/~1v1~1check/post/parameters")
        .forEach(parameter -> described.add(parameter.get("name").asText()));
    assertThat(described).containsExactlyElementsOf(new TreeSet<>(CheckRoute.parameters()));
  }

  @ParameterizedTest
  @CsvSource({
    "/health, /health, 200, application/json",
    "/v1/policies, /v1/policies, 200, application/json",
    "/v1/policies?pack=shop, /v1/policies, 200, application/json",
    "/v1/policies?pack=none, /v1/policies, default, application/problem+json",
    "/v1/policies/login, /v1/policies/{id}, 200, application/json",
    "/v1/policies/none, /v1/policies/{id}, 404, application/problem+json",
    "/v1/policies/..%2F..%2Fshop, /v1/policies/{id}, 404, application/problem+json",
    "/v1/clauses, /v1/clauses, 200, application/json",
    "/v1/clauses?pac=shop, /v1/clauses, default, application/problem+json",
  })
  void answersAreAsItSays(String path, String route, String status, String type) throws Exception {
    HttpResponse<byte[]> response = server.send(server.request(path));
    if (!status.equals("default")) {
      assertThat(response.statusCode()).isEqualTo(Integer.parseInt(status));
    }
    assertMatches(response, "get", route, status, type);
  }

  @ParameterizedTest
  @CsvSource({
    "?feed=gateway-log, 200, application/json",
    "?feed=none, 422, application/problem+json",
    "?as_of=never, 422, application/problem+json",
    "?asof=2014-12-15, 400, application/problem+json",
  })
  void checksAreAnsweredAsItSays(String query, int status, String type) throws Exception {
    HttpResponse<byte[]> response = server.check(query, Shop.BAD + Shop.GOOD + "{");
    assertThat(response.statusCode()).isEqualTo(status);
    assertMatches(response, "post", "/v1/check", String.valueOf(status), type);
  }

  /** HEAD tells what GET would, OPTIONS what there is, and other methods are refused. */
  @Test
  void otherMethodsAreAnswered() throws Exception {
    for (String route : server.server().routes()) {
      String path = route.substring(route.indexOf(' ') + 1).replace("{id}", "login");
      boolean get = route.startsWith("get");
      HttpResponse<byte[]> options = method("OPTIONS", path);
      assertThat(options.statusCode()).isEqualTo(204);
      assertThat(options.headers().firstValue("Allow"))
          .contains(get ? "GET, HEAD, OPTIONS" : "POST, OPTIONS");
      HttpResponse<byte[]> wrong = method(get ? "DELETE" : "GET", path);
      assertThat(wrong.statusCode()).isEqualTo(405);
      assertThat(wrong.headers().firstValue("Allow").orElse("").split(", "))
          .contains(get ? "GET" : "POST");
      if (get) {
        HttpResponse<byte[]> whole = server.send(server.request(path));
        HttpResponse<byte[]> head = method("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
            .isEqualTo(whole.headers().firstValue("Content-Type"));
      }
    }
  }

  private HttpResponse<byte[]> method(String method, String path) throws Exception {
    return server.send(server.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private void assertMatches(
      HttpResponse<byte[]> response, String method, String route, String status, String type)
      throws Exception {
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
    JsonNode answer = api.get("paths").get(route).get(method).get("responses").get(status);
    ObjectNode schema = answer.get("content").get(type).get("schema").deepCopy();
    schema.set("components", api.get("components"));
    Schema validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    assertThat(validator.validate(JSON.readTree(response.body()))).isEmpty();
  }
}
