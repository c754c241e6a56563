package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.avow.engine.policy.Manifest.Cover;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in feed {@code facts}. */
final class FactsMappingTest {
  @TempDir private Path root;
  private Tree tree;

  @BeforeEach
  void tree() {
    tree = new Tree(root, "# no feeds\n");
  }

  @Test
  void recordsNameTheirTypes() {
    tree.file(
            "x.yaml",
            """
            - consent: { id: c1, granted: true, at: 2014-12-01T10:00:00Z }
            - store: { id: a, countries: [IN], rows: x }
              deletion:
                subject: u
                at: 2014-12-02
            - store: { id: b, at: 2014-12-03 }
            """)
        .source("s", "x.yaml", Optional.empty());
    assertThat(tree.facts())
        .containsExactly(
            "s x.yaml:1:3 /0/consent consent id=c1 granted=true at 2014-12-01T10:00:00Z",
            "s x.yaml:2:10 /1/store store id=a countries=[IN] rows=? at 2014-12-15T00:00:00Z",
            "s x.yaml:4:5 /1/deletion deletion subject=u at 2014-12-02",
            "s x.yaml:6:3 /2/store store id=b at 2014-12-03T00:00:00Z");
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent, deletion, store]",
            "assumed [2014-12-01T10:00:00Z…2014-12-02T00:00:00.000000001Z]",
            "assumed [2014-12-03T00:00:00Z, 2014-12-15T00:00:00Z]",
            "3 records of [x.yaml]");
  }

  @Test
  void aRecordThatNamesSomethingElseIsUnreadable() {
    tree.file(
            "x.jsonl",
            """
            {"consents": {"id": "secret"}}
            {"consent": {"secret": 1, "at": "2014-12-01"}}
            {"consent": {"given": true}}
            {"consent": "secret"}
            ["secret"]
            {}
            {"consent": {"id": "1"}, "x": {}}
            """)
        .source(
            "s", "x.jsonl", Optional.of("facts"), Optional.of("consents"), false, Cover.UNDECLARED);
    assertThat(tree.facts())
        .hasSize(7)
        .allMatch(fact -> fact.endsWith(" consent id=? subject=? granted=? seq=? at any doubtful"));
    assertThat(tree.summary())
        .containsExactly(
            "s makes [consent] stream consents",
            "assumed []",
            "observed []",
            "7 records of [x.jsonl]",
            "s x.jsonl:1:1 the vocabulary has no type of that name",
            "s x.jsonl:2:1 `consent` has no field of that name",
            "s x.jsonl:3:1 `consent.given` is derived and cannot be given",
            "s x.jsonl:4:1 the fields of `consent` are not a mapping",
            "s x.jsonl:5:1 a record of the feed `facts` is a mapping from types to fields",
            "s x.jsonl:6:1 a record of the feed `facts` is a mapping from types to fields",
            "s x.jsonl:7:1 the vocabulary has no type of that name");
  }

  @Test
  void withoutAStreamTheSourceSuppliesOnlyWhatItShows() {
    tree.file("x.jsonl", "{\"deletion\": {\"subject\": \"u\", \"at\": \"2014-12-01\"}}\nx\n")
        .source("s", "x.jsonl", Optional.empty());
    assertThat(tree.summary().get(0)).isEqualTo("s makes [deletion]");
    assertThat(tree.facts())
        .containsExactly(
            "s x.jsonl:1:1 /deletion deletion subject=u at 2014-12-01",
            "s x.jsonl:2:1 consent id=? subject=? granted=? seq=? at any doubtful",
            "s x.jsonl:2:1 deletion subject=? at any doubtful",
            "s x.jsonl:2:1 store id=? countries=? rows=? at 2014-12-15T00:00:00Z doubtful");
  }
}
