package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** YAML. */
final class YamlDocumentsTest {

  @Test
  void eachDocumentIsARecordOrAListOfThem() {
    assertThat(
            Reading.of(
                Format.YAML,
                """
                # settings
                a: 1
                b: [x, {c: y}]
                ---
                - a: 2
                - 3
                --- # none
                ---
                | # text
                 one
                 two
                ...
                ---
                "four"
                """))
        .containsExactly(
            "2:1 {a=1 b=['x' {c='y'}]}",
            "5:3 /0 {a=2}",
            "6:3 /1 3",
            "9:1 'one\ntwo\n'",
            "14:1 'four'");
  }

  @Test
  void scalarsFollowTheCoreSchema() {
    assertThat(
            Reading.of(
                Format.YAML,
                """
                - {a: null, b: ~, c: , d: 'null'}
                - [true, False, yes, on, 'true']
                - [12, -7, +3, 0x1F, 0o17, 017, 1_000, 9223372036854775808]
                - [1.5, 1e3, .5, -.inf, .nan, 1.]
                - [2014-12-15, 2014-12-15T10:00:00Z, 10:30]
                - [!!str 12, !!int "12", !!int twelve, !Ref bucket, ! 5]
                """))
        .containsExactly(
            "1:3 /0 {a=absent b=absent c=absent d='null'}",
            "2:3 /1 [true false 'yes' 'on' 'true']",
            "3:3 /2 [12 -7 3 31 15 17 '1_000' <present: an integer beyond 64 bits>]",
            "4:3 /3 [real 1.5 real 1e3 real .5 <present: a number beyond the range of double>"
                + " <present: a number beyond the range of double> real 1.]",
            "5:3 /4 ['2014-12-15' '2014-12-15T10:00:00Z' '10:30']",
            "6:3 /5 ['12' 12 <unknown: a value with a tag of its own>"
                + " <unknown: a value with a tag of its own> '5']");
  }

  @Test
  void aliasesRepeatTheirAnchor() {
    assertThat(
            Reading.of(
                Format.YAML,
                """
                base: &base {a: 1, b: [2]}
                copy: *base
                list: [&x 5, *x]
                """))
        .containsExactly("1:1 {base={a=1 b=[2]} copy={a=1 b=[2]} list=[5 5]}");
  }

  @Test
  void mergeKeysAreFollowed() {
    assertThat(
            Reading.of(
                Format.YAML,
                """
                - &base {a: 1, b: 2}
                - {<<: *base, b: 3}
                - {c: 4, <<: [{c: 5, d: 6}, *base]}
                - {<<: 7}
                - {"<<": 8}
                """))
        .containsExactly(
            "1:3 /0 {a=1 b=2}",
            "2:3 /1 {b=3 a=1}",
            "3:3 /2 {c=4 d=6 a=1 b=2}",
            "4:9 /3 unreadable: a merge key `<<` without a mapping",
            "5:3 /4 {<<=8}");
  }

  @Test
  void anAliasBombIsStopped() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String previous = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (previous + ", ").repeat(9) + previous + "]\n");
    }
    assertThat(Reading.of(Format.YAML, "ok: 1\n---\n" + bomb + "---\nok: 2\n"))
        .containsExactly(
            "1:1 {ok=1}",
            "4:30 lost: its aliases stand for more than 200,000 nodes; write them out",
            "16:1 {ok=2}");
    assertThat(Reading.of(Format.YAML, "a: &a [*a]"))
        .containsExactly("1:8 lost: an alias without an anchor, or inside its own anchor");
    assertThat(Reading.of(Format.YAML, "a: *b"))
        .containsExactly("1:4 lost: an alias without an anchor, or inside its own anchor");
  }

  @Test
  void aPointerSelectsRecords() {
    String text =
        """
        stores:
          - id: a
          - id: b
        """;
    assertThat(Reading.of(Format.YAML, text, "/stores/*"))
        .containsExactly("2:5 /stores/0 {id='a'}", "3:5 /stores/1 {id='b'}");
    assertThat(Reading.of(Format.YAML, text + "---\nnone: 1\n", "/stores"))
        .containsExactly(
            "2:5 /stores/0 {id='a'}",
            "3:5 /stores/1 {id='b'}",
            "5:1 lost: nothing at `/stores`, where the records should be");
  }

  @Test
  void aBrokenDocumentDoesNotTakeTheNext() {
    assertThat(
            Reading.of(
                Format.YAML,
                """
                a: [1, 2
                ---
                a: 2
                ---
                a: 3
                \tb: 4
                ---
                a: 4
                a: 5
                ---
                ? [k]
                : 5
                ---
                a: "\\uXYZ"
                ---
                a: 6
                """))
        .containsExactly(
            "2:1 lost: not valid YAML",
            "3:1 {a=2}",
            "6:1 lost: a tab; YAML is indented with spaces",
            "9:1 unreadable: a key is given twice",
            "11:3 lost: a mapping key that is itself a list or mapping",
            "14:7 lost: not valid YAML",
            "16:1 {a=6}");
  }

  @Test
  void aRecordWithADuplicateKeyIsUnreadable() {
    assertThat(Reading.of(Format.YAML, "- {a: 1, a: 2}\n- {a: 3}\n"))
        .containsExactly("1:10 /0 unreadable: a key is given twice", "2:3 /1 {a=3}");
  }

  @Test
  void whatIsNotUtf8LosesItsDocument() {
    byte[] bytes =
        "a: 1\n---\nb: ?\n---\nc: \"\\uD800\"\n---\nd: 4\n".getBytes(StandardCharsets.UTF_8);
    bytes[12] = (byte) 0xFF;
    assertThat(Reading.of(Format.YAML, bytes))
        .containsExactly(
            "1:1 {a=1}",
            "3:4 lost: a character that YAML does not allow, or text that is not valid UTF-8",
            "5:4 unreadable: text that is not valid UTF-8, or half of a surrogate pair",
            "7:1 {d=4}");
  }

  @Test
  void deepDocumentsAreBounded() {
    assertThat(Reading.of(Format.YAML, "[".repeat(200) + "]".repeat(200) + "\n---\n1"))
        .containsExactly("1:102 /0 unreadable: nested more than 100 levels deep", "3:1 1");
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      nested.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(Reading.of(Format.YAML, nested.toString()))
        .containsExactly("101:101 unreadable: nested more than 100 levels deep");
  }

  @Test
  void largeDocumentsAreBounded() {
    assertThat(Reading.of(Format.YAML, "a: 1\n---\n" + "# x\nb: yy\n".repeat(2_000_000) + "---\n1"))
        .containsExactly(
            "1:1 {a=1}",
            "2:1 lost: document larger than 16 MiB; split it with `---`, or export JSON lines",
            "4000004:1 1");
    assertThat(Reading.of(Format.YAML, "x".repeat(50_000_000) + "\n---\na: 1\n"))
        .containsExactly(
            "1:1 lost: document larger than 16 MiB; split it with `---`, or export JSON lines",
            "3:1 {a=1}");
  }

  @Test
  void emptyFilesHaveNoRecords() {
    assertThat(Reading.of(Format.YAML, "")).isEmpty();
    assertThat(Reading.of(Format.YAML, "# nothing\n\n")).isEmpty();
    assertThat(Reading.of(Format.YAML, "---\n---\n...\n")).isEmpty();
  }

  @Test
  void directivesAndByteOrderMarksAreAccepted() {
    assertThat(
            Reading.of(Format.YAML, "\uFEFF%YAML 1.2\n---\r\na: 1\r\n...\r\n%YAML 1.2\n---\nb: 2"))
        .containsExactly("3:1 {a=1}", "7:1 {b=2}");
  }

  @Test
  void marksTellWherePartsStart() {
    byte[] bytes = "a:\n  - x\n  - y: 1\nb: &b 2\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.of(Format.YAML, bytes, Selection.DEFAULT, true))
        .containsExactly(
            "1:1 {a=['x' {y=1}] b=2}",
            "  .0 2:3",
            "  .0.0 2:5",
            "  .0.1 3:5",
            "  .0.1.0 3:8",
            "  .1 4:4");
    assertThat(Selection.of(Optional.of("/a/*")).toString()).isEqualTo("/a/*");
  }
}
