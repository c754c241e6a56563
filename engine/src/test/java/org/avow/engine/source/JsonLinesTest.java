package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** JSON lines. */
final class JsonLinesTest {

  @Test
  void eachLineIsARecord() {
    assertThat(Reading.of(Format.JSONL, "{\"a\": 1}\n\n  \r\n[1, 2]\r\n  {\"a\": \"ü\"}"))
        .containsExactly("1:1 {a=1}", "4:1 [1 2]", "5:3 {a='ü'}");
  }

  @Test
  void anEmptyFileHasNoRecords() {
    assertThat(Reading.of(Format.JSONL, "")).isEmpty();
    assertThat(Reading.of(Format.JSONL, "\n")).isEmpty();
  }

  @Test
  void aByteOrderMarkIsDropped() {
    assertThat(Reading.of(Format.JSONL, "\uFEFF{\"a\": 1}\n")).containsExactly("1:1 {a=1}");
  }

  @Test
  void aPointerSelectsRecordsOfEachLine() {
    assertThat(
            Reading.of(
                Format.JSONL,
                "{\"e\": [1, 2]}\n{\"e\": [3]} x\n{}\nnonsense\n{\"e\": [4]}",
                "/e/*"))
        .containsExactly(
            "1:8 /e/0 1",
            "1:11 /e/1 2",
            "2:8 /e/0 3",
            "2:12 lost: not valid JSON",
            "3:1 lost: nothing at `/e/*`, where the records should be",
            "4:1 lost: not valid JSON",
            "5:8 /e/0 4");
  }

  @Test
  void aBrokenLineIsOneUnreadableRecord() {
    assertThat(
            Reading.of(
                Format.JSONL,
                """
                {"a": 1}
                {"a": 1
                {"a": 1} {"a": 2}
                {"a": 1, "a": 2}
                {"a": \u0000}
                {"a": "\\ud800"}
                {"a": NaN}
                {"a": 8}
                """))
        .containsExactly(
            "1:1 {a=1}",
            "2:8 unreadable: ends before the JSON is complete",
            "3:10 unreadable: a second value on the line",
            "4:10 unreadable: a key is given twice",
            "5:8 unreadable: not valid JSON",
            "6:7 unreadable: text that is not valid UTF-8, or half of a surrogate pair",
            "7:10 unreadable: not valid JSON",
            "8:1 {a=8}");
  }

  @Test
  void aLineThatIsNotUtf8IsOneUnreadableRecord() {
    for (String wrong : new String[] {"FF", "C0AF", "EDA0BD", "EDB080", "F4908080", "C3"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes("{\"a\": \"".getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(java.util.HexFormat.of().parseHex(wrong));
      bytes.writeBytes("\"}\n{\"a\": 2}".getBytes(StandardCharsets.UTF_8));
      assertThat(Reading.of(Format.JSONL, bytes.toByteArray()))
          .as(wrong)
          .containsExactly(
              "1:7 unreadable: text that is not valid UTF-8, or half of a surrogate pair",
              "2:1 {a=2}");
    }
  }

  @Test
  void aLineOf50MegabytesIsOneUnreadableRecord() {
    byte[] bytes = new byte[50 * 1024 * 1024];
    java.util.Arrays.fill(bytes, (byte) 'x');
    byte[] first = "{\"a\": 1}\n\"".getBytes(StandardCharsets.UTF_8);
    byte[] last = "\"\n{\"a\": 3}\n".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(first, 0, bytes, 0, first.length);
    System.arraycopy(last, 0, bytes, bytes.length - last.length, last.length);
    assertThat(Reading.of(Format.JSONL, bytes))
        .containsExactly(
            "1:1 {a=1}", "2:1 unreadable: line longer than 16 MiB; split the record", "3:1 {a=3}");
  }

  @Test
  void aLongLineAtTheEndIsOneUnreadableRecord() {
    assertThat(Reading.of(Format.JSONL, "1\n" + "2".repeat(Limits.LINE + 1)))
        .containsExactly("1:1 1", "2:1 unreadable: line longer than 16 MiB; split the record");
    assertThat(Reading.of(Format.JSONL, "\"" + "2".repeat(Limits.LINE - 2) + "\"\n3"))
        .hasSize(2)
        .last()
        .isEqualTo("2:1 3");
  }

  @Test
  void deepAndLongValuesAreBounded() {
    String deep = "[".repeat(200) + "]".repeat(200);
    assertThat(Reading.of(Format.JSONL, deep + "\n" + "1".repeat(1001) + "\n1"))
        .containsExactly(
            "1:101 unreadable: nested more than 100 levels deep",
            "2:1002 unreadable: a string, key or number is too long, or lists and mappings are nested"
                + " too deeply",
            "3:1 1");
  }

  @Test
  void linesAreFoundAcrossBuffers() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append('"').append("x".repeat(i % 97)).append("\"\n");
    }
    assertThat(Reading.of(Format.JSONL, text.toString()))
        .hasSize(3000)
        .last()
        .isEqualTo("3000:1 '" + "x".repeat(2999 % 97) + "'");
  }
}
