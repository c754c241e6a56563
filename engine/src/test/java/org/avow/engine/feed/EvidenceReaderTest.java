package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.policy.Manifest.Cover;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest's sources supply: coverage, observations, and what could not be read. */
final class EvidenceReaderTest {
  private static final String FEEDS =
      """
      feed: consents
      stream: consents
      facts:
        - make: consent
          fields: { id: record.id, at: record.at }
      ---
      feed: stores
      records: /stores
      facts:
        - make: store
          fields: { id: record.id, rows: record.rows }
      ---
      feed: dated
      facts:
        - make: store
          fields: { id: record.id, at: record.seen }
      ---
      feed: both
      facts:
        - make: consent
          fields: { id: record.id, at: record.at }
        - make: store
          fields: { id: record.id }
      """;
  private static final Optional<String> CONSENTS = Optional.of("consents");
  private static final Optional<String> STORES = Optional.of("stores");

  @TempDir private Path root;
  private Tree tree;

  @BeforeEach
  void tree() {
    tree = new Tree(root, FEEDS);
  }

  @Test
  @DisplayName("2.2 a declared span is the manifest's")
  void declaredSpan() {
    Cover cover = Tree.spanning("2014-12-01", "2014-12-15");
    tree.file("c.jsonl", "{\"id\": \"1\", \"at\": \"2014-12-10T10:00:00Z\"}\n")
        .source("s", "*.jsonl", CONSENTS, Optional.empty(), false, cover);
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent] stream consents",
            "covers [2014-12-01T00:00:00Z…2014-12-15T00:00:00Z]",
            "observed []",
            "1 records of [c.jsonl]");
  }

  @Test
  @DisplayName("2.4 a span that is not declared is taken from the data")
  void assumedSpan() {
    tree.file(
            "a.jsonl",
            "{\"at\": \"2014-12-10T10:00:00Z\"}\n{\"at\": \"2014-12-03\"}\n{\"at\": 1}\n")
        .file("b.jsonl", "{\"at\": \"2014-12-12T10:00:00Z\"}\n")
        .source("s", "*.jsonl", CONSENTS);
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent] stream consents",
            "assumed [2014-12-03T23:59:59.999999999Z…2014-12-12T10:00:00.000000001Z]",
            "observed []",
            "4 records of [a.jsonl, b.jsonl]");
  }

  @Test
  @DisplayName("2.4 a file without records covers nothing unless the manifest says so")
  void emptyFile() {
    tree.file("c.jsonl", "").source("s", "c.jsonl", CONSENTS);
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent] stream consents",
            "assumed []",
            "observed []",
            "0 records of [c.jsonl]");
  }

  @Test
  @DisplayName("2.5 a source that states no observation is observed at as_of, assumed")
  void assumedObservation() {
    tree.file("x.yaml", "stores: [{ id: a }]\n").source("s", "x.yaml", STORES);
    assertThat(tree.summary())
        .containsExactly(
            "s makes [store]",
            "assumed []",
            "assumed [2014-12-15T00:00:00Z]",
            "1 records of [x.yaml]");
  }

  @Test
  @DisplayName("2.5 the files of one source form one snapshot, also an empty one")
  void oneSnapshot() {
    tree.file("1.yaml", "stores: [{ id: a }]\n")
        .file("2.yaml", "stores: []\n")
        .source("s", "?.yaml", STORES, Optional.empty(), false, Tree.observedAt("2014-12-14"));
    assertThat(tree.facts())
        .containsExactly("s 1.yaml:1:10 /stores/0 store id=a at 2014-12-14T00:00:00Z");
    assertThat(tree.summary())
        .containsExactly(
            "s makes [store]",
            "assumed []",
            "observed [2014-12-14T00:00:00Z]",
            "1 records of [1.yaml, 2.yaml]");
  }

  @Test
  @DisplayName("2.5 a part of the path separates snapshots, empty ones included")
  void snapshotsByPath() {
    tree.file("x-2014-12-01.yaml", "stores: [{ id: a }]\n")
        .file("x-2014-12-08T06-00-00Z.yaml", "stores: []\n")
        .file("x-2015-01-05.yaml", "stores: [{ id: a }, { id: b, rows: many }]\n")
        .source("s", "x-{at}.yaml", STORES);
    assertThat(tree.facts())
        .containsExactly(
            "s x-2014-12-01.yaml:1:10 /stores/0 store id=a at 2014-12-01T00:00:00Z",
            "s x-2015-01-05.yaml:1:10 /stores/0 store id=a at 2015-01-05T00:00:00Z",
            "s x-2015-01-05.yaml:1:21 /stores/1 store id=b rows=? at 2015-01-05T00:00:00Z");
    assertThat(tree.summary())
        .containsExactly(
            "s makes [store]",
            "assumed []",
            "observed [2014-12-01T00:00:00Z, 2014-12-08T06:00:00Z, 2015-01-05T00:00:00Z]",
            "3 records of [x-2014-12-01.yaml, x-2014-12-08T06-00-00Z.yaml, x-2015-01-05.yaml]");
  }

  @Test
  @DisplayName("2.5 a field that the manifest names separates snapshots")
  void snapshotsByField() {
    Cover cover = Tree.observedBy("exported");
    tree.file("x.csv", "id,exported\na,2014-12-01\nb,\nc,2014-12-02T08:00:00Z\n")
        .source("s", "x.csv", Optional.of("dated"), Optional.empty(), false, cover);
    assertThat(tree.facts())
        .containsExactly(
            "s x.csv:2:1 store id=a at 2014-12-01T00:00:00Z",
            "s x.csv:3:1 store id=? countries=? rows=? at any doubtful",
            "s x.csv:4:1 store id=c at 2014-12-02T08:00:00Z");
    assertThat(tree.summary())
        .containsExactly(
            "s makes [store]",
            "assumed []",
            "observed [2014-12-01T00:00:00Z, 2014-12-02T08:00:00Z]",
            "3 records of [x.csv]",
            "s x.csv:3:1 no instant of observation, or none that can be read");
  }

  @Test
  @DisplayName("2.5 a state may say itself when it was observed")
  void snapshotsByFeed() {
    tree.file("x.csv", "id,seen\na,2014-12-01\nb,2014-12-02\nc,soon\n")
        .source("s", "x.csv", Optional.of("dated"));
    assertThat(tree.facts())
        .containsExactly(
            "s x.csv:2:1 store id=a at 2014-12-01T00:00:00Z",
            "s x.csv:3:1 store id=b at 2014-12-02T00:00:00Z",
            "s x.csv:4:1 store id=? countries=? rows=? at 2014-12-15T00:00:00Z doubtful");
  }

  @Test
  @DisplayName("2.7 a record that cannot be read may be of every type that its feed makes")
  void unreadableRecord() {
    tree.file("x.jsonl", "{\"id\": \"1\", \"at\": \"2014-12-01T00:00:00Z\"}\n{\n")
        .source("s", "x.jsonl", Optional.of("both"));
    assertThat(tree.facts())
        .containsExactly(
            "s x.jsonl:1:1 consent id=1 at 2014-12-01T00:00:00Z",
            "s x.jsonl:1:1 store id=1 at 2014-12-15T00:00:00Z",
            "s x.jsonl:2:2 consent id=? subject=? granted=? seq=? at any doubtful",
            "s x.jsonl:2:2 store id=? countries=? rows=? at 2014-12-15T00:00:00Z doubtful");
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent, store]",
            "assumed [2014-12-01T00:00:00Z…2014-12-01T00:00:00.000000001Z]",
            "assumed [2014-12-15T00:00:00Z]",
            "2 records of [x.jsonl]",
            "s x.jsonl:2:2 ends before the JSON is complete");
  }

  @Test
  @DisplayName("2.7 in an ordered source an unreadable record lies between its neighbours")
  void orderedSource() {
    tree.file("a.jsonl", "x\n{\"at\": \"2014-12-01\"}\nx\nx\n{\"at\": \"2014-12-03\"}\nx\n")
        .file("b.jsonl", "{\"at\": \"2014-12-09\"}\nx\n{\"at\": \"2014-12-08\"}\n{\"at\": 1}\nx\n")
        .source("s", "?.jsonl", CONSENTS, Optional.empty(), true, Cover.UNDECLARED);
    String doubtful = " consent id=? subject=? granted=? seq=? at ";
    assertThat(tree.facts())
        .containsExactly(
            "s a.jsonl:1:1" + doubtful + "../2014-12-01T23:59:59.999999999Z doubtful",
            "s a.jsonl:2:1 consent at 2014-12-01",
            "s a.jsonl:3:1" + doubtful + "2014-12-01/2014-12-03 doubtful",
            "s a.jsonl:4:1" + doubtful + "2014-12-01/2014-12-03 doubtful",
            "s a.jsonl:5:1 consent at 2014-12-03",
            "s a.jsonl:6:1" + doubtful + "2014-12-03T00:00:00Z/.. doubtful",
            "s b.jsonl:1:1 consent at 2014-12-09",
            "s b.jsonl:2:1" + doubtful + "any doubtful",
            "s b.jsonl:3:1 consent at 2014-12-08",
            "s b.jsonl:4:1 consent at any",
            "s b.jsonl:5:1" + doubtful + "2014-12-08T00:00:00Z/.. doubtful");
  }

  @Test
  @DisplayName("2.7 neighbours go on from one rotated log to the next, the oldest first")
  void rotatedSet() {
    tree.file("a.jsonl", "x\n{\"at\": \"2014-12-05\"}\n")
        .file("a.jsonl.1", "{\"at\": \"2014-12-03\"}\nx\n")
        .file("a.jsonl.10", "{\"at\": \"2014-12-01\"}\nx\n")
        .source("s", "a.jsonl*", CONSENTS, Optional.empty(), true, Cover.UNDECLARED);
    String doubtful = " consent id=? subject=? granted=? seq=? at ";
    assertThat(tree.facts())
        .containsExactly(
            "s a.jsonl.10:1:1 consent at 2014-12-01",
            "s a.jsonl.10:2:1" + doubtful + "2014-12-01/2014-12-03 doubtful",
            "s a.jsonl.1:1:1 consent at 2014-12-03",
            "s a.jsonl.1:2:1" + doubtful + "2014-12-03/2014-12-05 doubtful",
            "s a.jsonl:1:1" + doubtful + "2014-12-03/2014-12-05 doubtful",
            "s a.jsonl:2:1 consent at 2014-12-05");
  }

  @Test
  @DisplayName("2.7 what breaks off loses more than one record")
  void brokenFile() {
    tree.file("x.json", "[{\"id\": \"1\", \"at\": \"2014-12-01\"},\n {\"id")
        .source(
            "s",
            "x.json",
            CONSENTS,
            Optional.empty(),
            false,
            Tree.spanning("2014-12-01", "2014-12-15"));
    assertThat(tree.facts())
        .containsExactly(
            "s x.json:1:2 /0 consent id=1 at 2014-12-01",
            "s x.json:2:6 consent id=? subject=? granted=? seq=? at any doubtful");
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent] stream consents",
            "covers [2014-12-01T00:00:00Z…2014-12-15T00:00:00Z]",
            "observed []",
            "2 records of [x.json]",
            "s x.json:2:6 ends before the JSON is complete",
            "problem: `x.json`, line 2: ends before the JSON is complete");
  }

  @Test
  void tooManyUnreadableRecordsAreAProblemOfTheSource() {
    tree.file("x.jsonl", "x\n".repeat(SourceReading.UNREADABLE + 5))
        .source("s", "x.jsonl", CONSENTS);
    assertThat(tree.summary())
        .startsWith(
            "s makes [consent] stream consents",
            "assumed []",
            "observed []",
            "100005 records of [x.jsonl]",
            "s x.jsonl:1:1 not valid JSON")
        .endsWith(
            "s x.jsonl:100000:1 not valid JSON",
            "problem: more than 100,000 records cannot be read; is the format right?");
  }

  @Test
  void whatMayNotBeReadIsAProblemOfTheSource() throws IOException {
    tree.file("x.jsonl", "").source("s", "x.jsonl", CONSENTS);
    Path file = root.resolve("x.jsonl");
    Files.setPosixFilePermissions(file, Set.of());
    assumeFalse(Files.isReadable(file), "root may read everything");
    assertThat(tree.summary()).last().isEqualTo("problem: no permission to read `x.jsonl`");
  }

  @Test
  void whatIsMissingIsAProblemOfTheSource() {
    tree.file("x.txt", "1\n").source("none", "y.jsonl", STORES).source("odd", "x.txt", CONSENTS);
    assertThat(tree.summary())
        .containsExactly(
            "none makes [store]",
            "assumed []",
            "observed []",
            "0 records of []",
            "problem: `y.jsonl` does not exist",
            "odd makes [consent] stream consents",
            "assumed []",
            "observed []",
            "0 records of []",
            "problem: nothing says what format `x.txt` has; say `format:`");
  }

  @Test
  void whatAManifestGetsWrongIsAnErrorAndNothingIsRead() {
    tree.file("x.jsonl", "")
        .source("a", "x.jsonl", Optional.of("consent"))
        .source("b", "../x.jsonl", CONSENTS)
        .source("c", "x.jsonl", CONSENTS, Optional.of("nonsense"), false, Cover.UNDECLARED);
    assertThat(tree.summary())
        .containsExactly(
            "avow.yaml:1:1: error[AV206]: there is no feed `consent` (did you mean `consents`?)",
            "avow.yaml:1:1: error[AV206]: there is no stream `nonsense` (streams are `consents`,"
                + " `deletion`, `store`)",
            "avow.yaml:1:1: error[AV401]: `../x.jsonl` is outside the manifest's folder (copy the"
                + " evidence below the folder of the manifest, or move the manifest up)");
  }

  @Test
  void anAsOfBeforeAllEvidenceIsAWarning() {
    tree.file("x.jsonl", "{\"at\": \"2014-12-01\"}\n")
        .source("s", "x.jsonl", CONSENTS)
        .asOf("2014-01-01");
    assertThat(tree.summary())
        .last()
        .isEqualTo(
            "avow.yaml:1:1: warning[AV403]: the as-of instant `2014-01-01T00:00:00Z` is before all"
                + " evidence (nothing of it exists for the verdict; ask for a later instant with"
                + " `--as-of`)");
  }
}
