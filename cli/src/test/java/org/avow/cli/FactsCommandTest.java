package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code avow facts} shows of evidence in which every way of not knowing occurs. */
final class FactsCommandTest {
  private static final String VOCABULARY =
      """
      vocabulary: visits
      types:
        visit:
          kind: event
          description: A visit
          id: [number]
          fields:
            number: { type: int }
            guest: { type: string, personal: true }
            paid: { type: bool }
            room: { type: string, personal: false, default: hall }
          derive:
            next_at: { next: [guest] }
            initial: visit.guest + '!'
      """;

  private static final String MANIFEST =
      """
      manifest: The house
      packs: [house]
      as_of: 2014-12-15
      sources:
        - source: visits
          path: visits.jsonl
          covers: { from: 2014-12-01, until: 2014-12-15 }
        - source: copies
          path: copies.jsonl
        - source: lost
          path: lost.jsonl
      """;

  private static final String VISITS =
      """
      {"visit":{"number":1,"guest":"anna@mail.example","paid":"yes","at":"2014-12-02T10:00:00Z"}}
      {"visit":{"number":2,"guest":"anna@mail.example","paid":true,"room":"attic","at":"2014-12-03"}}
      {"visit":{"number":3,"guest":"bert","paid":true,"at":"2014-12-20T10:00:00Z"}}
      nothing
      """;

  private static final String COPIES =
      """
      {"visit":{"number":2,"guest":"anna@mail.example","paid":true,"room":"cellar","at":"2014-12-03"}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void found() {
    new Company(folder)
        .write("policies/house/house.yaml", VOCABULARY)
        .write("evidence/avow.yaml", MANIFEST)
        .write("evidence/visits.jsonl", VISITS)
        .write("evidence/copies.jsonl", COPIES);
  }

  private Run facts(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "facts";
    all[1] = "evidence";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Run.of(folder, all);
  }

  private static final String SOURCES =
      """

      Sources
        visits: 4 records in 1 file: 4 visit
          1 not before the as-of instant
          ? 1 record cannot be read
            visits.jsonl:4 not valid JSON
        copies: 1 record in 1 file: 1 visit
        lost: 0 records in 0 files
          ? `lost.jsonl` does not exist
      """;

  /** Two records tell of visit 2 and disagree; visit 3 is too late; the last line is broken. */
  @Test
  void showsFactsWithTheirPlacesAndWhatTheyLack() {
    assertThat(facts())
        .isEqualTo(
            new Run(
                0,
                """
                visit
                  copies.jsonl:1:1 /visit (copies)
                  also visits.jsonl:2:1 /visit (visits)
                    at       2014-12-03
                    number   2
                    guest    guest #1
                    paid     true
                    room     unknown: records of one identity disagree
                    next_at  unknown: it is not known whether there is such a fact
                    initial  initial #1

                  visits.jsonl:1:1 /visit (visits)
                    at       2014-12-02T10:00:00Z
                    number   1
                    guest    guest #1
                    paid     unknown: the value is not of type bool
                    room     absent, read as “hall”
                    next_at  2014-12-02T10:00:00.000000001Z/2014-12-03T23:59:59.999999999Z
                    initial  initial #1

                  visits.jsonl:4:1 (visits)
                    ? doubtful: the record cannot be read, or may be no such fact
                    at       unknown
                    number   unknown: the record could not be read
                    guest    unknown: the record could not be read
                    paid     unknown: the record could not be read
                    room     unknown: the record could not be read
                    next_at  unknown: it is not known whether there is such a fact
                    initial  unknown: the record could not be read

                3 facts as of 2014-12-15 under profile default
                  visit: 3, 1 of them doubtful
                """
                    + SOURCES,
                ""));
  }

  @Test
  void countsWhatFieldsHoldAndLack() {
    assertThat(facts("--summary"))
        .isEqualTo(
            new Run(
                0,
                """
                3 facts as of 2014-12-15 under profile default
                  visit: 3, 1 of them doubtful
                    at: 2 known, 1 unknown
                    number: 2 known, 1 unknown (the record could not be read: 1)
                    guest: 2 known, 1 unknown (the record could not be read: 1)
                    paid: 1 known, 2 unknown (the record could not be read: 1; the value is not
                          of type bool: 1)
                    room: 1 absent, 2 unknown (records of one identity disagree: 1; the record
                          could not be read: 1)
                    next_at: 1 known, 2 unknown (it is not known whether there is such a fact:
                             2)
                    initial: 2 known, 1 unknown (the record could not be read: 1)
                """
                    + SOURCES,
                ""));
  }

  /** Of visit 1 and of the broken line nobody knows whether it was paid. */
  @Test
  void selectsByConditionAndTellsOfTheUndecided() {
    String[] paid = {"--type", "visit", "--where", "visit.paid && visit.room != 'x'"};
    assertThat(facts(paid).out())
        .startsWith("0 facts as of 2014-12-15")
        .contains("\n  visit: 0, 3 more for which the condition is unknown\n");
    assertThat(facts("--type", "visit", "--where", "visit.paid", "--undecided").out())
        .startsWith("visit\n  visits.jsonl:1:1 /visit (visits)\n")
        .contains("\n  visits.jsonl:4:1 (visits)\n")
        .doesNotContain("also visits.jsonl:2")
        .endsWith("  visit: 2, 1 of them doubtful\n" + SOURCES);
  }

  @Test
  void selectsBySourceAlsoWhereAnotherOneStandsFirst() {
    Run run = facts("--source", "visits", "--limit", "1");
    assertThat(run.out())
        .startsWith("visit\n  copies.jsonl:1:1 /visit (copies)\n  also visits.jsonl:2:1")
        .contains("3 facts as of 2014-12-15 under profile default, of which the first 1 are shown")
        .doesNotContain("lost");
  }

  @Test
  void writesCanonicalJson() {
    assertThat(facts("--source", "copies", "--format", "json"))
        .isEqualTo(
            new Run(
                0,
                "{\"as_of\":\"2014-12-15T00:00:00Z\",\"facts\":["
                    + VISIT
                    + "],\"profile\":\"default\",\"sources\":[{\"declared_only\":false,"
                    + "\"facts\":{\"visit\":1},\"files\":1,\"id\":\"copies\",\"later_than_as_of\":0,"
                    + "\"line\":8,\"records\":1,\"unreadable_count\":0}],\"title\":\"The house\","
                    + "\"types\":[{\"doubtful\":0,\"facts\":1,\"kind\":\"event\",\"type\":\"visit\","
                    + "\"undecided\":0}]}",
                ""));
    assertThat(facts("--source", "copies", "--format", "jsonl"))
        .isEqualTo(new Run(0, VISIT + "\n", ""));
  }

  private static final String VISIT =
      "{\"certain\":true,\"doubtful\":false,\"fields\":{"
          + "\"at\":{\"masked\":false,\"type\":\"timestamp\",\"value\":\"2014-12-03\"},"
          + "\"guest\":{\"masked\":true,\"type\":\"string\",\"value\":\"guest #1\"},"
          + "\"initial\":{\"masked\":true,\"type\":\"string\",\"value\":\"initial #1\"},"
          + "\"next_at\":{\"lack\":\"unknown\",\"masked\":false,\"reason\":\"it is not known whether"
          + " there is such a fact\",\"type\":\"timestamp\"},"
          + "\"number\":{\"masked\":false,\"type\":\"int\",\"value\":\"2\"},"
          + "\"paid\":{\"masked\":false,\"type\":\"bool\",\"value\":\"true\"},"
          + "\"room\":{\"lack\":\"unknown\",\"masked\":false,\"reason\":\"records of one identity"
          + " disagree\",\"type\":\"string\"}},"
          + "\"further_locations\":[{\"column\":1,\"file\":\"visits.jsonl\",\"line\":2,"
          + "\"pointer\":\"/visit\",\"source\":\"visits\"}],"
          + "\"location\":{\"column\":1,\"file\":\"copies.jsonl\",\"line\":1,\"pointer\":\"/visit\","
          + "\"source\":\"copies\"},\"type\":\"visit\"}";

  @Test
  void saysWhenAnObservationIsValid() {
    new Company(folder);
    assertThat(facts().out())
        .startsWith(
            """
            store
              stores.yaml:1:3 /0/store (stores)
                at       2014-12-14T00:00:00Z
                name     “oslo”
                country  “NO”
                owner    owner #1
                Valid from 2014-12-14 to 2014-12-15
            """);
  }

  @Test
  void neverShowsWhatIsPersonal() {
    for (String format : new String[] {"text", "json", "jsonl"}) {
      assertThat(facts("--format", format).out()).doesNotContain("mail.example", "bert");
    }
  }

  @Test
  void refusesWhatDoesNotExist() {
    Run run = facts("--type", "visti", "--source", "visit", "--where", "visit.paid");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "error[AV404]: there is no fact type `visti`",
            "= help: did you mean `visit`?",
            "error[AV404]: there is no source `visit`",
            "= help: did you mean `visits`?");
  }

  @Test
  void checksConditionsAsPoliciesDo() {
    Run run = facts("--type", "visit", "--where", "visit.piad");
    assertThat(run)
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error[AV303]: `visit` has no field `piad`
                  --> --where:1:7
                   |
                 1 | visit.piad
                   |       ^^^^
                   = help: did you mean `paid`?

                """));
    assertThat(facts("--where", "visit.paid").err())
        .startsWith("error[AV216]: a condition is about facts of one type\n");
    assertThat(facts("--type", "visit", "--where", "visit.number").err())
        .startsWith("error[AV302]");
  }

  @Test
  void refusesArgumentsThatDoNotGoTogether() {
    assertThat(facts("--limit", "0").err()).startsWith("error: `--limit` is less than 1\n");
    assertThat(facts("--undecided").err()).startsWith("error: `--undecided` needs `--where`\n");
    assertThat(facts("--summary", "--format", "jsonl").exitCode()).isEqualTo(3);
    assertThat(Run.of(folder, "facts", "nowhere").exitCode()).isEqualTo(4);
    assertThat(Run.of(folder, "facts", "-"))
        .isEqualTo(
            new Run(
                3,
                "",
                """
                error: standard input `-` is read by `avow check` only
                  = help: save it to a file, and name that
                """));
  }
}
