package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a history answers, by its exit code and by what it writes. */
final class HistoryTest {
  private static final String MANIFEST =
      """
      manifest: TITLE
      packs: [shop]
      as_of: AS_OF
      sources:
        - source: stores
          path: stores-{at}.yaml
          stream: inventory
      """;
  private static final String LEGEND =
      """

      ✗ broken; ? not proved; … not due yet; ✓ kept; – not applicable; · not asked. A
      date is that of the first verdict that says so without a break, and of what is
      broken, the earliest instant that such a verdict names.
      """;

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  /** A folder with a manifest, and an inventory for each day and country. */
  private void tree(String name, String asOf, String... inventories) {
    company.write(
        name + "/avow.yaml", MANIFEST.replace("TITLE", "Tree " + name).replace("AS_OF", asOf));
    for (String inventory : inventories) {
      String[] parts = inventory.split(" ", -1);
      company.write(
          name + "/stores-" + parts[0] + ".yaml",
          "- store: { name: oslo, country: " + parts[1] + ", owner: anna@mail.example }\n");
    }
  }

  private Run history(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "history";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Run.of(folder, all);
  }

  @Test
  void tellsWhatChanged() {
    tree("b", "2015-01-10", "2015-01-08 SE");
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    Run run = history("b", "a");
    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                """
                History   2 verdicts, as of 2014-12-15 to 2015-01-10
                          1  2014-12-15  PASS  Tree a
                          2  2015-01-10  FAIL  Tree b
                          judged by shop under profile default

                Clause   1 2  now
                at-home  ✓ ✗  broken since 2015-01-10
                """
                    + LEGEND
                    + """

                    What changed

                    at-home
                      “all stores are at home”
                      ✓ 1  As of 2014-12-15 kept
                           by residency/at-home
                      ✗ 2  As of 2015-01-10 broken since 2015-01-10
                           by residency/at-home, stores-2015-01-08.yaml:1: store oslo of owner #1 is
                           in SE
                    """,
                ""));
    assertThat(history("a", "b")).isEqualTo(run);
  }

  @Test
  void leavesPlansOut() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    company.replace("evidence/avow.yaml", "as_of: 2014-12-15", "as_of: 2014-12-20\nprofile: ci");
    company.replace(
        "evidence/avow.yaml", "stream: inventory", "stream: inventory\n    standing: declared");
    company.stores("SE");
    Run run = history("evidence", "a");
    assertThat(run.out())
        .startsWith(
            """
            History   1 verdict, as of 2014-12-15
                      1  2014-12-15  PASS  Tree a
                      judged by shop under profile default
            Left out  The shop, as of 2014-12-20: declared evidence, not what runs; it tells
                      nothing of what was kept

            """);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void provesNothingByPlansAlone() {
    company.replace("evidence/avow.yaml", "as_of: 2014-12-15", "as_of: 2014-12-15\nprofile: ci");
    company.replace(
        "evidence/avow.yaml", "stream: inventory", "stream: inventory\n    standing: declared");
    assertThat(history("evidence"))
        .isEqualTo(
            new Run(
                2,
                """
                History   no verdict counts, so nothing is proved
                Left out  The shop, as of 2014-12-15: declared evidence, not what runs; it tells
                          nothing of what was kept
                """,
                ""));
  }

  @Test
  void showsThatALaterVerdictContradicts() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    tree("b", "2015-01-10", "2014-12-01 SE", "2014-12-31 SE");
    company.replace(
        "b/avow.yaml", "sources:", "period: { from: 2014-12-01, until: 2015-01-10 }\nsources:");
    assertThat(history("a", "b").out())
        .endsWith(
            """
              ✗ 2  As of 2015-01-10 broken since 2014-12-01
                   by residency/at-home, stores-2014-12-01.yaml:1: store oslo of owner #1 is
                   in SE (and 1 more)
              ! Contradiction: verdict 2 says broken since 2014-12-01, but verdict 1, as of
                2014-12-15, found nothing broken (residency/at-home)
            """);
  }

  @Test
  void showsThatItWasKeptBeforeItWasSaidToBeBroken() {
    company.replace(
        "policies/shop/shop.yaml",
        "quote: all stores are at home",
        "quote: all stores are at home\n    due: 2014-11-30");
    tree("a", "2014-12-15", "2014-11-20 SE", "2014-12-10 SE");
    tree("b", "2015-01-02", "2014-11-20 SE", "2014-12-05 \"NO\"");
    assertThat(history("a", "b").out())
        .endsWith(
            """
              ✗ 1  As of 2014-12-15 broken since 2014-12-01
                   by residency/at-home, stores-2014-11-20.yaml:1: store oslo of owner #1 is
                   in SE (and 1 more)
              ✗ 2  As of 2015-01-02 broken since 2014-12-01, kept since 2014-12-05
                   by residency/at-home, stores-2014-11-20.yaml:1: store oslo of owner #1 is
                   in SE
              ! Contradiction: verdict 2 says kept since 2014-12-05, but verdict 1, as of
                2014-12-15, found it broken (residency/at-home)
            """);
  }

  @Test
  void readsSavedVerdicts() throws Exception {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    tree("b", "2015-01-10", "2015-01-08 SE");
    Run live = history("--format", "json", "a", "b");
    for (String name : List.of("a", "b")) {
      Run.of(folder, "check", name, "--format", "json", "--output", name + ".json");
    }
    assertThat(history("--format", "json", "b.json", "a.json")).isEqualTo(live);
    assertThat(history("--format", "json", "a.json", "b", "a")).isEqualTo(live);
    Files.writeString(folder.resolve("c.json"), Files.readString(folder.resolve("b.json")) + " ");
    assertThat(history("--format", "json", "a", "b", "c.json")).isEqualTo(live);
  }

  @Test
  void saysWhatIsPartialOrJudgedByOtherDocuments() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    Run.of(folder, "check", "a", "--rule", "at-home", "--format", "json", "--output", "a.json");
    tree("b", "2015-01-10", "2015-01-08 \"NO\"");
    company.replace("policies/shop/shop.yaml", "fix: Move it.", "fix: Move it home.");
    assertThat(history("a.json", "b").out())
        .contains(
            """
                      judged by shop under profile default
            Note      1 is partial: only at-home
                      2 is judged by documents that were changed since the one before:
                      shop/shop.yaml
            """);
  }

  @Test
  void coloursOnlyWhereItIsWanted() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    assertThat(history("a", "--color", "always").out()).contains("\u001b[32m✓\u001b[0m");
    assertThat(Run.onTerminal(Map.of(), folder, "history", "a").out()).contains("\u001b[");
    assertThat(Run.onTerminal(Map.of("NO_COLOR", "1"), folder, "history", "a").out())
        .isEqualTo(history("a").out());
  }

  @Test
  void refusesTwoVerdictsOfOneInstant() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    tree("b", "2014-12-15", "2014-12-10 SE");
    Run run = history("a", "b");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: two verdicts are as of 2014-12-15T00:00:00Z: `Tree ")
        .endsWith("  = help: leave one of them out\n");
    assertThat(history("b", "a")).isEqualTo(run);
  }

  @Test
  void refusesWhatCannotBeLinedUp() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    assertThat(history())
        .isEqualTo(
            error(
                3,
                "no evidence and no verdict is named",
                "name folders with a manifest, manifests, or saved verdicts"));
    company.write("empty/notes.txt", "nothing");
    assertThat(history("a", "empty"))
        .isEqualTo(
            error(
                4,
                "there is no manifest `avow.yaml` in `" + folder.resolve("empty") + "`",
                "write one, as docs/feeds.md shows, or name files of evidence"));
    assertThat(history("a", "nowhere"))
        .isEqualTo(
            error(
                4,
                "there is no file or folder `" + folder.resolve("nowhere") + "`",
                "check its name"));
    assertThat(history("a/stores-2014-12-10.yaml"))
        .isEqualTo(
            error(
                3,
                "`a/stores-2014-12-10.yaml` is neither a manifest nor a verdict",
                "a verdict is what `avow check --format json` writes"));
    assertThat(history("a", "--clause", "at-hom"))
        .isEqualTo(error(3, "no verdict could check a clause `at-hom`", "did you mean `at-home`?"));
    company.write("broken/avow.yaml", "manifest: [");
    assertThat(history("a", "broken").exitCode()).isEqualTo(3);
    assertThat(history("a", "broken").err()).startsWith("error[AV103]");
  }

  @Test
  void refusesBrokenVerdicts() {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    String verdict = Run.of(folder, "check", "a", "--format", "json").out();
    company.write("cut.json", verdict.substring(0, verdict.length() / 2));
    company.write("empty.json", "");
    company.write("other.json", "{\"store\":{}}");
    for (String file : List.of("cut.json", "empty.json", "other.json")) {
      Run run = history("a", file);
      assertThat(run.exitCode()).as(file).isEqualTo(4);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("error: `" + folder.resolve(file) + "`: ")
          .contains("\n  = help: ");
    }
  }

  @Test
  void keepsWhatWasLinedUp() throws Exception {
    tree("a", "2014-12-15", "2014-12-10 \"NO\"");
    Run.of(folder, "check", "a", "--format", "json", "--output", "a.json");
    String before = Files.readString(folder.resolve("a.json"));
    for (String input : List.of("a.json", "a/avow.yaml", "a/stores-2014-12-10.yaml")) {
      assertThat(history("a", "a.json", "--output", input))
          .isEqualTo(
              error(
                  4,
                  "`" + folder.resolve(input) + "` is what was lined up, and is not written over",
                  "name another file"));
    }
    assertThat(Files.readString(folder.resolve("a.json"))).isEqualTo(before);
    assertThat(history("a", "--output", "history.txt").out()).isEmpty();
    assertThat(Files.readString(folder.resolve("history.txt"))).isEqualTo(history("a").out());
  }

  private static Run error(int exitCode, String message, String help) {
    return new Run(exitCode, "", "error: " + message + "\n  = help: " + help + "\n");
  }
}
