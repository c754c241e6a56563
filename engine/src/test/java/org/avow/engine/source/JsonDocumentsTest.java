package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSON and HAR. */
final class JsonDocumentsTest {

  @Test
  void theDocumentIsTheRecord() {
    assertThat(
            Reading.of(
                Format.JSON,
                """
                {"a": 1, "b": [true, null, "x"],
                 "c": {"d": 1.50, "e": -0, "f": 1e3}}
                """))
        .containsExactly("1:1 {a=1 b=[true absent 'x'] c={d=real 1.50 e=0 f=real 1e3}}");
  }

  @Test
  void theElementsOfATopLevelListAreTheRecords() {
    assertThat(Reading.of(Format.JSON, "[{\"a\": 1},\r\n 2,\n [3]]\n"))
        .containsExactly("1:2 /0 {a=1}", "2:2 /1 2", "3:2 /2 [3]");
  }

  @Test
  void noElementsAreNoRecords() {
    assertThat(Reading.of(Format.JSON, "[]")).isEmpty();
    assertThat(Reading.of(Format.JSON, "{\"events\": []}", "/events")).isEmpty();
    assertThat(Reading.of(Format.JSON, "{\"events\": []}", "/events/*")).isEmpty();
  }

  @Test
  void aPointerSelectsRecords() {
    String text =
        """
        {"meta": {"events": [0]},
         "events": [
           {"a": 1},
           {"a": 2}
         ]}
        """;
    assertThat(Reading.of(Format.JSON, text, "/events/*"))
        .containsExactly("3:4 /events/0 {a=1}", "4:4 /events/1 {a=2}");
    assertThat(Reading.of(Format.JSON, text, "/events"))
        .containsExactly("3:4 /events/0 {a=1}", "4:4 /events/1 {a=2}");
    assertThat(Reading.of(Format.JSON, text, "/events/1/a")).containsExactly("4:10 /events/1/a 2");
    assertThat(Reading.of(Format.JSON, text, "/meta")).containsExactly("1:10 /meta {events=[0]}");
  }

  @Test
  void aKeyThatIsDataIsNotShown() {
    assertThat(
            Reading.of(
                Format.JSON,
                "{\"users\": {\"alice@mail.example\": {\"n\": 1}, \"bob\": {\"n\": 2}}}",
                "/users/*"))
        .containsExactly("1:34 /users/*0 {n=1}", "1:51 /users/*1 {n=2}");
  }

  @Test
  void aPointerIsEscaped() {
    assertThat(Reading.of(Format.JSON, "{\"a/b\": {\"c~d\": 1}}", "/a~1b/c~0d"))
        .containsExactly("1:17 /a~1b/c~0d 1");
  }

  @Test
  void whatThePointerDoesNotFindIsLost() {
    assertThat(Reading.of(Format.JSON, "{\"items\": []}", "/events/*"))
        .containsExactly("1:1 lost: nothing at `/events/*`, where the records should be");
    assertThat(Reading.of(Format.JSON, "{\"events\": null}", "/events"))
        .containsExactly("1:12 lost: nothing at `/events`, where the records should be");
    assertThat(Reading.of(Format.JSON, "[{\"a\": 1}, {}]", "/*/a"))
        .containsExactly("1:8 /0/a 1", "1:12 lost: nothing at `/*/a`, where the records should be");
  }

  @Test
  void entriesOfHarAreTheRecords() {
    assertThat(
            Reading.of(
                Format.HAR,
                """
                {"log": {"version": "1.2", "entries": [
                  {"startedDateTime": "2014-07-30T10:00:00Z"}
                ]}}
                """))
        .containsExactly("2:3 /log/entries/0 {startedDateTime='2014-07-30T10:00:00Z'}");
    assertThat(Reading.of(Format.HAR, "{\"log\": {}}"))
        .containsExactly("1:9 lost: nothing at `/log/entries`, where the records should be");
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(
            Reading.of(
                Format.JSON, "[9223372036854775807, 9223372036854775808, 0.10, 1e400, -1E-2]"))
        .containsExactly(
            "1:2 /0 9223372036854775807",
            "1:23 /1 <present: an integer beyond 64 bits>",
            "1:44 /2 real 0.10",
            "1:50 /3 <present: a number beyond the range of double>",
            "1:57 /4 real -1E-2");
  }

  @Test
  void aRecordWithADuplicateKeyIsUnreadable() {
    assertThat(
            Reading.of(
                Format.JSON, "[{\"a\": 1},\n{\"a\": 1,\n\"a\": 1}, {\"b\": {\"c\":0,\"c\":0}}]"))
        .containsExactly(
            "1:2 /0 {a=1}",
            "3:1 /1 unreadable: a key is given twice",
            "3:23 /2 unreadable: a key is given twice");
  }

  @Test
  void aDuplicateKeyOnTheWayToTheRecordsLosesRecords() {
    assertThat(Reading.of(Format.JSON, "{\"e\": [1], \"e\": [2]}", "/e/*"))
        .containsExactly("1:8 /e/0 1", "1:12 lost: a key is given twice");
  }

  @Test
  void theRestOfABrokenDocumentIsLost() {
    assertThat(Reading.of(Format.JSON, "[{\"a\": 1},\n {\"a\": secret}, {\"a\": 3}]"))
        .containsExactly("1:2 /0 {a=1}", "2:8 lost: not valid JSON");
    assertThat(Reading.of(Format.JSON, "[{\"a\": 1},\n {\"a\": "))
        .containsExactly("1:2 /0 {a=1}", "2:8 lost: ends before the JSON is complete");
    assertThat(Reading.of(Format.JSON, "[1\n] {}"))
        .containsExactly(
            "1:2 /0 1",
            "2:3 lost: a second value behind the document; say `format: jsonl` if each line is one");
  }

  @Test
  void anEmptyFileIsNoJson() {
    assertThat(Reading.of(Format.JSON, " \n"))
        .containsExactly("1:1 lost: the file is empty; JSON without records is `[]`");
  }

  @Test
  void aRecordThatIsTooDeepIsUnreadable() {
    String deep = "[".repeat(200) + "]".repeat(200);
    assertThat(Reading.of(Format.JSON, "[1, " + deep + ", 2]"))
        .containsExactly(
            "1:2 /0 1", "1:105 /1 unreadable: nested more than 100 levels deep", "1:407 /2 2");
    assertThat(Reading.of(Format.JSON, "[".repeat(100_000)))
        .containsExactly(
            "1:1002 lost: a string, key or number is too long, or lists and mappings are nested too"
                + " deeply");
  }

  @Test
  void aRecordWithTextThatIsNotUtf8IsUnreadable() {
    byte[] bytes =
        "[\"a\", \"?\", \"\\ud800\", \"\\ud83d\\ude00\", \"ü\"]".getBytes(StandardCharsets.UTF_8);
    bytes[7] = (byte) 0xFF;
    assertThat(Reading.of(Format.JSON, bytes))
        .containsExactly(
            "1:2 /0 'a'",
            "1:7 /1 unreadable: text that is not valid UTF-8, or half of a surrogate pair",
            "1:12 /2 unreadable: text that is not valid UTF-8, or half of a surrogate pair",
            "1:22 /3 '😀'",
            "1:38 /4 'ü'");
  }

  @Test
  void marksTellWherePartsStart() {
    byte[] bytes = "[{\"a\": [1,\n 2]}]".getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.of(Format.JSON, bytes, Selection.of(Optional.of("/*")), true))
        .containsExactly("1:2 /0 {a=[1 2]}", "  .0 1:8", "  .0.0 1:9", "  .0.1 2:2");
  }
}
