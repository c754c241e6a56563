package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Properties, held against the JDK's own reader. */
final class PropertiesDocumentTest {

  @Test
  void theFileIsTheRecord() {
    assertThat(
            Reading.of(
                Format.PROPERTIES,
                """
                # comment
                ! comment \\
                a.b = 1
                c:d e
                  f\\ g\\=h    i\\u00fc\\
                    j
                k
                """))
        .containsExactly("1:1 {a.b='1' c='d e' f g=h='iüj' k=''}");
    assertThat(Reading.of(Format.PROPERTIES, "")).containsExactly("1:1 {}");
    assertThat(Reading.of(Format.PROPERTIES, "x=1\r\ny.z=2\r\n", "/y.z"))
        .containsExactly("2:1 /y.z '2'");
  }

  @Test
  void whatIsNotClearIsUnreadable() {
    assertThat(Reading.of(Format.PROPERTIES, "a=1\nb=2\na=3\n"))
        .containsExactly("3:1 unreadable: a key is given twice");
    assertThat(Reading.of(Format.PROPERTIES, "a=1\nb=\\u12\n"))
        .containsExactly("2:4 unreadable: `\\u` without four hexadecimal digits");
    assertThat(Reading.of(Format.PROPERTIES, new byte[] {'a', '=', (byte) 0xFC, '\n'}))
        .containsExactly("1:1 unreadable: " + Surrogates.DEFECT);
    assertThat(Reading.of(Format.PROPERTIES, "a=" + "x".repeat(17 << 20)))
        .containsExactly("1:1 lost: file larger than 16 MiB; split it");
  }

  @Test
  void valuesAreThoseThatTheJdkReads() throws IOException {
    SplittableRandom random = new SplittableRandom(20141015L);
    List<String> parts =
        List.of(
            "a", "b", " ", "\t", "\f", "=", ":", "\\", "\n", "\r", "\r\n", "#", "!", "\\u0041",
            "ü");
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      PropertiesReading reading = new PropertiesReading(text.toString());
      reading.read();
      // The JDK cannot make up its mind about a line that is nothing but continued.
      boolean odd = text.toString().matches("(?s)(.*[\r\n])?[ \t\f]*\\\\([\r\n].*)?");
      if (reading.defect().isEmpty() && !odd) {
        Properties expected = new Properties();
        expected.load(new StringReader(text.toString()));
        TreeMap<String, String> read = new TreeMap<>();
        reading.tree().entries().forEach((k, v) -> read.put(k, ((Value.Text) v).value()));
        assertThat(read).as(text.toString()).isEqualTo(new TreeMap<>(expected));
      }
    }
  }
}
