package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How feeds make facts of records. */
final class FeedMappingTest {
  @TempDir private Path root;

  private List<String> facts(String feed, String path, String text) {
    return new Tree(root, feed).file(path, text).source("s", path, Optional.of("f")).facts();
  }

  @Test
  void fieldsAreExpressionsOverTheRecord() {
    assertThat(
            facts(
                """
                feed: f
                facts:
                  - make: consent
                    when: record.kind == 'consent'
                    fields:
                      id: record.id
                      subject: record.user.name
                      granted: record.choice == 'on'
                      seq: record.n
                      at: record.time
                """,
                "a/x.jsonl",
                """
                {"kind": "consent", "id": "1", "user": {"name": "u"}, "choice": "on", "n": 7, "time": "2014-12-01T10:00:00Z"}
                {"kind": "other", "id": "2"}
                {"kind": "consent", "id": 3, "user": {}, "choice": "off", "n": "8", "time": "2014-12-01"}
                {"id": "4"}
                {"kind": "consent", "id": "5", "user": "x", "n": 12345678901234567890, "time": "soon"}
                """))
        .containsExactly(
            "s a/x.jsonl:1:1 consent id=1 subject=u granted=true seq=7 at 2014-12-01T10:00:00Z",
            "s a/x.jsonl:3:1 consent id=? granted=false seq=8 at 2014-12-01",
            "s a/x.jsonl:4:1 consent id=4 granted=? at any doubtful",
            "s a/x.jsonl:5:1 consent id=5 subject=? granted=? seq=! at any");
  }

  @Test
  void eachMakesAFactAnElementWithItsOwnPlace() {
    assertThat(
            facts(
                """
                feed: f
                records: /users
                facts:
                  - make: consent
                    each: record.choices
                    when: item.kind != 'none'
                    fields: { id: item.id, subject: record.user, at: record.at }
                """,
                "x.yaml",
                """
                users:
                  - user: u
                    at: 2014-12-01
                    choices:
                      - { id: a, kind: x }
                      - { id: b, kind: none }
                      - { id: c, kind: y }
                  - { user: v, choices: [] }
                  - { user: w }
                  - { user: x, choices: nonsense }
                """))
        .containsExactly(
            "s x.yaml:5:9 /users/0/choices/0 consent id=a subject=u at 2014-12-01",
            "s x.yaml:7:9 /users/0/choices/2 consent id=c subject=u at 2014-12-01",
            "s x.yaml:10:5 /users/3 consent id=? subject=? granted=? seq=? at any doubtful");
  }

  @Test
  void keysOfMappingsAreItemsButNotShown() {
    assertThat(
            facts(
                """
                feed: f
                facts:
                  - make: deletion
                    each: record.users
                    fields: { subject: item.key, at: item.value.at }
                """,
                "x.json",
                """
                {"users": {"alice": {"at": "2014-12-01"},
                           "bob": {"at": "2014-12-02"}}}
                """))
        .containsExactly(
            "s x.json:1:21 /users/*0 deletion subject=alice at 2014-12-01",
            "s x.json:2:19 /users/*1 deletion subject=bob at 2014-12-02");
  }

  @Test
  void severalFactsOfOneRecordHaveSeveralPlaces() {
    assertThat(
            facts(
                """
                feed: f
                facts:
                  - make: deletion
                    fields: { subject: record.a, at: record.at }
                  - make: deletion
                    fields: { subject: record.b, at: record.at }
                  - make: consent
                    each: record.list.filter(x, x != 'no')
                    fields: { id: item, at: record.at }
                """,
                "x.jsonl",
                """
                {"a": "u", "b": "v", "at": "2014-12-01", "list": ["x", "no", "y"]}
                """))
        .containsExactly(
            "s x.jsonl:1:1 deletion subject=u at 2014-12-01",
            "s x.jsonl:1:1 #2 deletion subject=v at 2014-12-01",
            "s x.jsonl:1:1 #1 consent id=x at 2014-12-01",
            "s x.jsonl:1:1 #2 consent id=y at 2014-12-01");
  }

  @Test
  void theSourceHasANameAPathAndAPart() {
    assertThat(
            facts(
                """
                feed: f
                stream: consents
                facts:
                  - make: consent
                    fields:
                      id: source.id + '/' + source.part + '/' + source.stream
                      subject: source.path
                      at: record.at
                """,
                "a/x.csv",
                "at\n2014-12-01\n"))
        .containsExactly("s a/x.csv:2:1 consent id=s/eu/consents subject=a/x.csv at 2014-12-01");
  }

  @Test
  void textOfCsvBecomesWhatTheFieldAsksFor() {
    assertThat(
            facts(
                """
                feed: f
                facts:
                  - make: consent
                    copy: [id, subject, granted, seq, at]
                """,
                "x.csv",
                "id,subject,granted,seq,at\n1,u,true,42,2014-12-01T10:00:00+01:00\n2,,TRUE,4.2,\n"))
        .containsExactly(
            "s x.csv:2:1 consent id=1 subject=u granted=true seq=42 at 2014-12-01T09:00:00Z",
            "s x.csv:3:1 consent id=2 granted=? seq=? at any");
  }

  @Test
  void aStateIsObservedWithItsSnapshot() {
    assertThat(
            facts(
                """
                feed: f
                facts:
                  - make: store
                    fields: { id: record.id, countries: record.countries }
                """,
                "x.yaml",
                """
                - { id: a, countries: [IN, 7, null] }
                - { id: b, countries: IN }
                """))
        .containsExactly(
            "s x.yaml:1:3 /0 store id=a countries=[IN,?,-] at 2014-12-15T00:00:00Z",
            "s x.yaml:2:3 /1 store id=b countries=? at 2014-12-15T00:00:00Z");
  }
}
