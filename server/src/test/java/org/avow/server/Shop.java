package org.avow.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of packs with one pack, {@code shop}: every login by a second factor. */
final class Shop {
  static final String PACK =
      """
      commitments: letter
      title: Letter
      clauses:
        - id: two-factors
          quote: everybody logs in with two factors
        - id: kindness
          quote: we are kind
          checkable: false
          because: names no measurable criterion
      ---
      vocabulary: shop
      types:
        login:
          kind: event
          description: A login
          id: [id]
          streams: [gateway]
          fields:
            id: { type: string, personal: false }
            user: { type: string, personal: true }
            mfa: { type: bool }
      streams:
        gateway:
          collect: Export the log.
      ---
      feed: gateway-log
      format: jsonl
      stream: gateway
      files: ["gateway-*.jsonl"]
      facts:
        - make: login
          copy: [id, user, mfa, at]
      ---
      policy: login
      title: Logins need two factors
      keeps: [two-factors]
      severity: high
      rules:
        - rule: second-factor
          for: login
          require: login.mfa
          message: "${login.user} logged in with one factor"
          fix: Turn it on.
      """;

  static final String GOOD = login("l1", "anna@mail.example", true);
  static final String BAD = login("l2", "bert@mail.example", false);

  private final Path policies;

  Shop(Path folder) {
    policies = folder.resolve("policies");
    write("shop/shop.yaml", PACK);
  }

  Path policies() {
    return policies;
  }

  /** Writes a file below the folder of packs. */
  void write(String path, String text) {
    try {
      Path file = policies.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record of the gateway's log, on 10 December 2014. */
  static String login(String id, String user, boolean mfa) {
    return "{\"id\":\""
        + id
        + "\",\"user\":\""
        + user
        + "\",\"mfa\":"
        + mfa
        + ",\"at\":\"2014-12-10T10:00:00Z\"}\n";
  }
}
