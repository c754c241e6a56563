package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which evidence {@code avow needs} asks for, and in which order. */
final class NeedsCommandTest {
  private static final String PACK =
      """
      commitments: letter
      title: Letter
      clauses:
        - id: opted-in
          quote: nothing without consent
        - id: forgotten
          quote: deleted within a month
        - id: at-home
          quote: all stores are at home
        - id: careful
          quote: with care
          checkable: false
          because: it names no criterion
        - id: unwatched
          quote: nobody checks this
      ---
      vocabulary: letter
      streams:
        uploads: { collect: Export the gateway's log. }
        choices: { collect: Export the consents. }
        requests: { parts: [eu, in], collect: Ask the desk. }
        inventory: {}
      types:
        upload:
          kind: event
          description: An upload
          streams: [uploads]
          fields: { who: { type: string, personal: true } }
        consent:
          kind: event
          description: A choice
          streams: [choices]
          fields: { who: { type: string, personal: true }, granted: { type: bool } }
        request:
          kind: event
          description: A request
          streams: [requests]
          fields: { who: { type: string, personal: true } }
        store:
          kind: state
          description: A store
          id: [name]
          streams: [inventory]
          fields: { name: { type: string, personal: false } }
      ---
      feed: desk
      title: The desk's letters
      files: ["desk-*.csv"]
      stream: requests
      collect: Scan the letters.
      facts:
        - make: request
          fields: { who: record.who, at: record.at }
      ---
      policy: consent
      title: Consent first
      keeps: [opted-in]
      rules:
        - rule: explicit
          for: upload
          require: { latest: consent, where: consent.who == upload.who, satisfies: consent.granted }
      ---
      policy: deletion
      title: Forgotten in time
      keeps: [forgotten]
      params: { delay: P30D }
      rules:
        - rule: in-time
          for: request
          require: { none: upload, where: upload.who == request.who, within: params.delay }
      ---
      policy: residency
      title: At home
      keeps: [at-home]
      rules:
        - rule: named
          for: store
          require: store.name != ''
      """;

  private static final String MANIFEST =
      """
      manifest: The post
      packs: [post]
      as_of: 2014-12-15
      sources:
        - source: gateway
          path: gateway.jsonl
          stream: uploads
          covers: { from: 2014-12-01, until: 2014-12-15 }
        - source: stores
          path: stores.yaml
          stream: inventory
          covers: { at: 2014-12-14 }
        - source: lost
          path: lost.jsonl
      """;

  @TempDir Path folder;

  @BeforeEach
  void found() {
    new Company(folder)
        .write("policies/post/post.yaml", PACK)
        .write("evidence/avow.yaml", MANIFEST)
        .write(
            "evidence/gateway.jsonl",
            "{\"upload\":{\"who\":\"u1\",\"at\":\"2014-12-02T10:00:00Z\"}}\n")
        .write("evidence/stores.yaml", "- store: { name: oslo }\n");
  }

  /** Requests alone settle a clause; the other clause lacks two streams, taken by name. */
  @Test
  void asksFirstForWhatSettlesMost() {
    assertThat(Run.of(folder, "needs", "evidence"))
        .isEqualTo(
            new Run(
                0,
                """
                The post, as of 2014-12-15, from 2014-11-14 until 2014-12-15, under profile
                default
                3 of 4 checkable clauses cannot be decided; 3 streams, in this order, could
                settle 2 of them

                1. requests, settles forgotten
                   Missing: from 2014-11-14 to the end of 2014-12-14; of the parts eu, in
                   Source: none of the manifest supplies it
                   Perhaps: lost (avow.yaml:13) cannot be read: `lost.jsonl` does not exist
                   Collect: Ask the desk.
                   Feed: desk (desk-*.csv): Scan the letters.
                   Time of request: all of them in the period, that is from 2014-11-14 on
                   For: forgotten

                2. choices, settles nothing alone
                   Missing: up to 2014-12-02 10:00 UTC
                   Source: none of the manifest supplies it
                   Perhaps: lost (avow.yaml:13) cannot be read: `lost.jsonl` does not exist
                   Collect: Export the consents.
                   Feed: none of its own; records of the built-in feed `facts`
                   Time of consent: from the beginning to each `upload`
                   For: opted-in

                3. uploads, settles opted-in
                   Missing: from 2014-11-14 to the end of 2014-11-30
                   Source: gateway (avow.yaml:5) does not cover that
                   Perhaps: lost (avow.yaml:13) cannot be read: `lost.jsonl` does not exist
                   Collect: Export the gateway's log.
                   Feed: none of its own; records of the built-in feed `facts`
                   Time of upload: all of them in the period, that is from 2014-11-14 on
                   For: opted-in

                Clauses
                ? opted-in
                  consent/explicit: lacks choices, uploads
                ? forgotten
                  deletion/in-time: lacks requests
                ✓ at-home: kept
                ? unwatched: no policy checks it
                """,
                ""));
  }

  @Test
  void tellsWhatAPackNeeds() {
    String expected =
        """
        Evidence that post needs
        4 checkable clauses, 4 streams; snapshots are valid for P31D

        1. uploads (2 clauses)
           Collect: Export the gateway's log.
           Feed: none of its own; records of the built-in feed `facts`
           Time of upload: all of them in the period; from each `request` to P30D after
                           it
           For: opted-in, forgotten

        2. choices (1 clause)
           Collect: Export the consents.
           Feed: none of its own; records of the built-in feed `facts`
           Time of consent: from the beginning to each `upload`
           For: opted-in

        3. inventory (1 clause)
           Feed: none of its own; records of the built-in feed `facts`
           Time of store: a snapshot that is valid as of the question
           For: at-home

        4. requests (1 clause)
           Parts: eu, in, each of them
           Collect: Ask the desk.
           Feed: desk (desk-*.csv): Scan the letters.
           Time of request: all of them in the period
           For: forgotten

        Clauses
        · opted-in
          consent/explicit: upload, consent
        · forgotten
          deletion/in-time: request, upload
        · at-home
          residency/named: store
        · unwatched: no policy checks it
        """;
    assertThat(Run.of(folder, "needs", "post")).isEqualTo(new Run(0, expected, ""));
    assertThat(Run.of(folder, "needs", "policies/post")).isEqualTo(new Run(0, expected, ""));
  }

  /** A store without a name cannot be judged, and no further evidence settles that. */
  @Test
  void tellsWhatNoStreamSettles() {
    new Company(folder)
        .write("evidence/avow.yaml", MANIFEST)
        .write("evidence/stores.yaml", "- store: {}\n");
    assertThat(Run.of(folder, "needs", "evidence").out())
        .contains(
            """
            ? at-home
              residency/named: a value that decides is unknown (supply the unknown values)
            """);
  }

  @Test
  void writesCanonicalJson() {
    Run run = Run.of(folder, "needs", "--format", "json", "evidence");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(
            "{\"as_of\":\"2014-12-15T00:00:00Z\",\"clauses\":[{\"id\":\"opted-in\","
                + "\"outcome\":\"inconclusive\",\"quote\":\"nothing without consent\",\"rules\":["
                + "{\"evidence\":[{\"beginning\":false,\"from\":\"2014-11-14T00:00:00Z\","
                + "\"judged\":true,\"kind\":\"event\",\"streams\":[\"uploads\"],"
                + "\"time\":\"all of them in the period\",\"type\":\"upload\"},"
                + "{\"beginning\":true,\"judged\":false,\"kind\":\"event\","
                + "\"streams\":[\"choices\"],\"time\":\"from the beginning to each `upload`\","
                + "\"type\":\"consent\"}],\"lacking\":[\"choices\",\"uploads\"],"
                + "\"other_reasons\":[],\"outcome\":\"inconclusive\",\"rule\":\"consent/explicit\"}]}")
        .contains(
            "{\"clauses\":[\"forgotten\"],\"collect\":\"Ask the desk.\",\"feeds\":[{\"collect\":"
                + "\"Scan the letters.\",\"files\":[\"desk-*.csv\"],\"id\":\"desk\","
                + "\"title\":\"The desk's letters\"}],\"lack\":{\"kinds\":[\"missing\"],"
                + "\"missing\":[{\"from\":\"2014-11-14T00:00:00Z\",\"until\":\"2014-12-15T00:00:00Z\"}],"
                + "\"parts\":[\"eu\",\"in\"],\"sources\":[],\"unreadable_sources\":[{\"id\":\"lost\","
                + "\"line\":13,\"problem\":\"`lost.jsonl` does not exist\"}]},"
                + "\"parts\":[\"eu\",\"in\"],\"rules\":[\"deletion/in-time\"],"
                + "\"settles\":[\"forgotten\"],\"stream\":\"requests\",\"types\":[\"request\"]}")
        .endsWith("\"title\":\"The post\"}");
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertThat(Run.of(folder, "needs", "pots").err())
        .contains("there is no pack `pots`", "did you mean `post`?");
    assertThat(Run.of(folder, "needs", "post", "--profile", "defualt"))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: there is no profile `defualt`\n  = help: did you mean `default`?\n"));
    assertThat(Run.of(folder, "needs", "no/where").exitCode()).isEqualTo(4);
  }

  /** Every feed that is shipped says how its evidence is obtained. */
  @Test
  void shippedFeedsSayHowToCollect() throws IOException {
    List<String> silent = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(Path.of("../policies"))) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        String text = Files.readString(file);
        boolean target = file.toString().contains("target");
        if (!target && text.startsWith("feed:") && !text.contains("\ncollect: ")) {
          silent.add(file.toString());
        }
      }
    }
    assertThat(silent).isEmpty();
  }
}
