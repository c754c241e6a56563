package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSV. */
final class CsvRowsTest {

  @Test
  void eachRowIsARecordOfText() {
    assertThat(
            Reading.of(
                Format.CSV,
                "\uFEFFid, note ,at\r\n1,\"a, \"\"b\"\"\",2014-12-15\r\n\r\n2,\"x\ny\",\"\"\r\n3,,ü"))
        .containsExactly(
            "2:1 {id='1' note='a, \"b\"' at='2014-12-15'}",
            "4:1 {id='2' note='x\ny' at=''}",
            "6:1 {id='3' note=absent at='ü'}");
  }

  @Test
  void filesWithoutRowsHaveNoRecords() {
    assertThat(Reading.of(Format.CSV, "a,b\n")).isEmpty();
  }

  /** An export that broke off before its header proves nothing. */
  @Test
  void filesWithoutAHeaderAreLost() {
    for (String text : List.of("", "\n\n")) {
      assertThat(Reading.of(Format.CSV, text))
          .containsExactly(
              "1:1 lost: no header line; a table without rows still names its columns");
    }
  }

  @Test
  void aRowThatDoesNotFitTheHeaderIsUnreadable() {
    assertThat(Reading.of(Format.CSV, "a,b\n1,2\n3\n4,5,6\n7,8\n"))
        .containsExactly(
            "2:1 {a='1' b='2'}",
            "3:1 unreadable: the row has 1 fields, the header 2",
            "4:1 unreadable: the row has 3 fields, the header 2",
            "5:1 {a='7' b='8'}");
  }

  @Test
  void columnsWithoutANameAreLeftOut() {
    assertThat(Reading.of(Format.CSV, "a,,\n1,2,3\n")).containsExactly("2:1 {a='1'}");
  }

  @Test
  void aColumnNamedTwiceLosesTheFile() {
    assertThat(Reading.of(Format.CSV, "a,b,a\n1,2,3\n"))
        .containsExactly("1:1 lost: the header names a column twice");
  }

  @Test
  void anOpenQuoteLosesTheRest() {
    assertThat(Reading.of(Format.CSV, "a,b\n1,2\n3,\"4\n5,6\n"))
        .containsExactly(
            "2:1 {a='1' b='2'}", "3:1 lost: not valid CSV; a quote is open, or a field too long");
    assertThat(Reading.of(Format.CSV, "a,b\n1,2\n3,\"4\"x\n5,6\n"))
        .containsExactly(
            "2:1 {a='1' b='2'}", "3:1 lost: not valid CSV; a quote is open, or a field too long");
  }

  @Test
  void aRowWithTextThatIsNotUtf8IsUnreadable() {
    byte[] bytes = "a,b\n1,?\n2,\t\n3,4\n".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xFF;
    assertThat(Reading.of(Format.CSV, bytes))
        .containsExactly(
            "2:1 unreadable: text that is not valid UTF-8, or half of a surrogate pair",
            "3:1 {a='2' b='\t'}",
            "4:1 {a='3' b='4'}");
    byte[] late = ("a\n" + "x\n".repeat(4000) + "\0\ny\n").getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.of(Format.CSV, late))
        .hasSize(4002)
        .endsWith("4002:1 unreadable: a zero character", "4003:1 {a='y'}");
  }

  @Test
  void aFieldOf50MegabytesLosesTheRest() {
    assertThat(Reading.of(Format.CSV, "a\n1\n" + "x".repeat(50_000_000) + "\n2\n"))
        .containsExactly(
            "2:1 {a='1'}", "3:1 lost: not valid CSV; a quote is open, or a field too long");
  }

  @Test
  void aRowWithMillionsOfFieldsIsUnreadable() {
    assertThat(Reading.of(Format.CSV, "a,b\n" + "x,".repeat(2_200_000) + "\n1,2\n"))
        .containsExactly(
            "2:1 unreadable: record larger than 64 MiB; split it", "3:1 {a='1' b='2'}");
  }
}
