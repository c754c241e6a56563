package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded can be looked up. */
final class CatalogueTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void write() {
    shop = new Shop(folder);
  }

  @Test
  void policiesAndClausesAreListed() throws Exception {
    try (RunningServer server = RunningServer.of(shop.policies(), "shop")) {
      assertThat(get(server, "/v1/policies"))
          .isEqualTo(
              "{\"policies\":[{\"id\":\"login\",\"keeps\":[\"two-factors\"],\"pack\":\"shop\","
                  + "\"rules\":[\"second-factor\"],\"severity\":\"high\","
                  + "\"title\":\"Logins need two factors\"}]}");
      assertThat(get(server, "/v1/policies/login"))
          .isEqualTo(
              "{\"id\":\"login\",\"keeps\":[\"two-factors\"],\"pack\":\"shop\",\"params\":[],"
                  + "\"rules\":[{\"fix\":\"Turn it on.\",\"id\":\"second-factor\","
                  + "\"judges\":\"login\",\"keeps\":[\"two-factors\"],\"line\":39,"
                  + "\"severity\":\"high\"}],\"severity\":\"high\",\"source\":\"shop/shop.yaml\","
                  + "\"title\":\"Logins need two factors\"}");
      assertThat(get(server, "/v1/clauses"))
          .isEqualTo(
              "{\"clauses\":[{\"checkable\":true,\"commitments\":\"letter\",\"id\":\"two-factors\","
                  + "\"pack\":\"shop\",\"quote\":\"everybody logs in with two factors\"},"
                  + "{\"because\":\"names no measurable criterion\",\"checkable\":false,"
                  + "\"commitments\":\"letter\",\"id\":\"kindness\",\"pack\":\"shop\","
                  + "\"quote\":\"we are kind\"}]}");
    }
  }

  /** Packs are judged together only as they were loaded. */
  @Test
  void packsThatChangedOnDiskAreNotJudged() throws Exception {
    shop.write("more/more.yaml", "commitments: more\ntitle: More\nclauses: []\n");
    try (RunningServer server = RunningServer.of(shop.policies(), "shop", "more")) {
      assertThat(server.check("?feed=gateway-log", Shop.GOOD).statusCode()).isEqualTo(422);
      assertThat(server.check("?pack=shop&feed=gateway-log", Shop.GOOD).statusCode())
          .isEqualTo(200);
      String both = "?pack=shop&pack=more&feed=gateway-log";
      assertThat(server.check(both, Shop.GOOD).statusCode()).isEqualTo(200);
      shop.write("more/more.yaml", "commitments: more\ntitle: Other\nclauses: []\n");
      assertThat(server.check(both, Shop.GOOD).statusCode()).isEqualTo(200);
      String turned = "?pack=more&pack=shop&feed=gateway-log";
      HttpResponse<byte[]> changed = server.check(turned, Shop.GOOD);
      assertThat(changed.statusCode()).isEqualTo(503);
      assertThat(RunningServer.text(changed))
          .contains("the policies on disk are no longer those that were loaded");
    }
  }

  private static String get(RunningServer server, String path) throws Exception {
    return RunningServer.text(server.send(server.request(path)));
  }
}
