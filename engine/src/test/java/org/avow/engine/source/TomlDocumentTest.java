package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TOML 1.0. */
final class TomlDocumentTest {

  @Test
  void tablesAndValues() {
    assertThat(
            Reading.of(
                Format.TOML,
                """
                title = "a \\"b\\" \\u00fc" # comment
                'quoted key'.x = 'C:\\raw'
                numbers = [ 1_000, 0xFF, 0o17, 0b11, -1.5e3, +0,
                  inf, 9223372036854775808, # comment
                ]
                dates = [1979-05-27T07:32:00Z, 1979-05-27 07:32:00, 1979-05-27, 07:32:00.5]
                on = true
                point = { x = 1, y.z = {} }
                lines = \"\"\"
                one \\
                   two
                three\"\"\"
                raw = '''
                \\n'''

                [server.eu] # implied parent
                port = 443
                [server]
                name = "s"
                [[user]]
                id = "1"
                [user.home]
                city = "Oslo"
                [[user]]
                id = "2"
                """))
        .containsExactly(
            "1:1 {title='a \"b\" ü' quoted key={x='C:\\raw'} numbers=[1000 255 15 3 real -1.5e3 0"
                + " <present: a number beyond the range of double>"
                + " <present: an integer beyond 64 bits>]"
                + " dates=['1979-05-27T07:32:00Z' '1979-05-27 07:32:00' '1979-05-27' '07:32:00.5']"
                + " on=true point={x=1 y={z={}}} lines='one two\nthree' raw='\\n'"
                + " server={eu={port=443} name='s'}"
                + " user=[{id='1' home={city='Oslo'}} {id='2'}]}");
  }

  @Test
  void recordsAreSelectedAndLocated() {
    String text = "[[user]]\nid = '1'\n\n[[user]]\nid = '2'\n[limits]\na = [1,\n 2]\n";
    assertThat(Reading.of(Format.TOML, text, "/user/*"))
        .containsExactly("1:3 /user/0 {id='1'}", "4:3 /user/1 {id='2'}");
    assertThat(Reading.of(Format.TOML, text, "/limits/a/*"))
        .containsExactly("7:6 /limits/a/0 1", "8:2 /limits/a/1 2");
    assertThat(Reading.of(Format.TOML, text, "/nothing"))
        .containsExactly("1:1 lost: nothing at `/nothing`, where the records should be");
    assertThat(Reading.of(Format.TOML, "\r\n# nothing\r\n")).containsExactly("1:1 {}");
  }

  @Test
  void whatIsGivenTwiceIsRefused() {
    for (String text :
        List.of(
            "x = 1\nx = 2",
            "x.y = 1\nx.y = 2",
            "[a]\n[a]",
            "a = {b = 1}\na.c = 2",
            "a = {b = 1}\n[a.c]",
            "[[a]]\n[a]",
            "a = []\n[[a]]",
            "a.b = 1\n[a]",
            "x = 1\nx.y = 2")) {
      assertThat(Reading.of(Format.TOML, text))
          .as(text)
          .singleElement()
          .asString()
          .startsWith("2:")
          .endsWith(" lost: a key or table is given twice");
    }
  }

  @Test
  void whatIsNoTomlIsLocated() {
    assertThat(one("a = 1\nb")).isEqualTo("2:2 lost: not valid TOML");
    assertThat(one("a = 1 2")).isEqualTo("1:7 lost: not valid TOML");
    assertThat(one("a = \"x\nb = 1")).isEqualTo("1:6 lost: a string is not closed");
    assertThat(one("a = '''x\nb = 1")).isEqualTo("1:8 lost: a string is not closed");
    assertThat(one("a = 012")).isEqualTo("1:5 lost: not valid TOML");
    assertThat(one("a = \"\\q\"")).isEqualTo("1:7 lost: not valid TOML");
    assertThat(one("[a")).isEqualTo("1:3 lost: not valid TOML");
    assertThat(one("{\"json\": 1}")).isEqualTo("1:1 lost: not valid TOML");
    assertThat(one("a = " + "[".repeat(5000)))
        .isEqualTo("1:105 lost: nested more than 100 levels deep");
    assertThat(one("a" + ".a".repeat(5000) + " = 1"))
        .endsWith("lost: nested more than 100 levels deep");
    assertThat(one("a = \"\\ud800\"")).isEqualTo("1:5 unreadable: " + Surrogates.DEFECT);
    assertThat(Reading.of(Format.TOML, new byte[] {'a', '=', '"', (byte) 0xFC, '"'}))
        .containsExactly("1:3 unreadable: " + Surrogates.DEFECT);
    byte[] long16 = ("a = 1" + " ".repeat(17 << 20)).getBytes(StandardCharsets.UTF_8);
    assertThat(Reading.of(Format.TOML, long16))
        .containsExactly("1:1 lost: file larger than 16 MiB; split it");
  }

  private static String one(String text) {
    List<String> read = Reading.of(Format.TOML, text);
    assertThat(read).hasSize(1);
    return read.get(0);
  }
}
