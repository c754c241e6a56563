package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lines as Apache and nginx write them, and as they should not be. */
final class AccessLogTest {
  private static final String TIME = "[08/Jun/2020:06:49:01 +0000] ";

  @Test
  void commonAndCombinedLines() {
    assertThat(
            Reading.of(
                Format.ACCESS_LOG,
                """
                116.203.1.1 - - [05/Mar/2021:09:01:38 +0100] "GET /a.txt?x=1 HTTP/1.0" 200 1513
                ::1 - frank [10/Oct/2000:13:55:36 -0730] "POST /login HTTP/1.1" 304 - "http://a/" "curl/7.68"
                """))
        .containsExactly(
            "1:1 {client='116.203.1.1' identity=absent user=absent at='2021-03-05T09:01:38+01:00'"
                + " request='GET /a.txt?x=1 HTTP/1.0' method='GET' target='/a.txt?x=1'"
                + " protocol='HTTP/1.0' path='/a.txt' query='x=1' status=200 bytes=1513}",
            "2:1 {client='::1' identity=absent user='frank' at='2000-10-10T13:55:36-07:30'"
                + " request='POST /login HTTP/1.1' method='POST' target='/login'"
                + " protocol='HTTP/1.1' path='/login' status=304 bytes=absent"
                + " referer='http://a/' agent='curl/7.68'}");
  }

  @Test
  void hostsForwardedAddressesAndNamesWithBlanks() {
    assertThat(visitor("shop.example:443 10.0.0.1 - - "))
        .isEqualTo("host='shop.example' port=443 client='10.0.0.1' identity=absent user=absent");
    assertThat(visitor("shop.example 2001:db8::1 - - "))
        .isEqualTo("host='shop.example' client='2001:db8::1' identity=absent user=absent");
    assertThat(visitor("dsl-1.isp.example - - "))
        .isEqualTo("client='dsl-1.isp.example' identity=absent user=absent");
    assertThat(visitor("1.2.3.4, 5.6.7.8 - - "))
        .isEqualTo("client='1.2.3.4,5.6.7.8' identity=absent user=absent");
    assertThat(visitor("1.2.3.4 - Jane [x] Doe "))
        .isEqualTo("client='1.2.3.4' identity=absent user='Jane [x] Doe'");
    assertThat(visitor("1.2.3.4 - ")).isEqualTo("client='1.2.3.4' identity=absent user=absent");
    assertThat(visitor("1.2.3.4 ident joe "))
        .isEqualTo("client='1.2.3.4' identity='ident' user='joe'");
  }

  private static String visitor(String head) {
    String line = Reading.of(Format.ACCESS_LOG, head + TIME + "\"-\" 408 0\n").get(0);
    return line.substring("1:1 {".length(), line.indexOf(" at="));
  }

  @Test
  void requestsThatAreNone() {
    assertThat(request("\\x16\\x03\\x01\\x00t\\x01"))
        .isEqualTo("request='\\x16\\x03\\x01\\x00t\\x01'");
    assertThat(request("-")).isEqualTo("request=absent");
    assertThat(request("")).isEqualTo("request=''");
    assertThat(request("HELP")).isEqualTo("request='HELP'");
    assertThat(request("GET /old"))
        .isEqualTo("request='GET /old' method='GET' target='/old' path='/old'");
    assertThat(request("GET /a \\\"b\\\" HTTP/1.1"))
        .isEqualTo(
            "request='GET /a \\\"b\\\" HTTP/1.1' method='GET' target='/a \\\"b\\\"'"
                + " protocol='HTTP/1.1' path='/a \\\"b\\\"'");
    assertThat(request("CONNECT a.example:443 HTTP/1.1"))
        .isEqualTo(
            "request='CONNECT a.example:443 HTTP/1.1' method='CONNECT' target='a.example:443'"
                + " protocol='HTTP/1.1'");
    assertThat(request("GET http://a.example/b?c HTTP/2.0"))
        .isEqualTo(
            "request='GET http://a.example/b?c HTTP/2.0' method='GET'"
                + " target='http://a.example/b?c' protocol='HTTP/2.0' path='/b' query='c'");
  }

  private static String request(String request) {
    String text = "1.2.3.4 - - " + TIME + '"' + request + "\" 400 0\n";
    String line = Reading.of(Format.ACCESS_LOG, text).get(0);
    return line.substring(line.indexOf("request="), line.indexOf(" status="));
  }

  @Test
  void furtherFieldsAreExtra() {
    assertThat(rest("\"-\" \"a \\\"b\\\" c\" \"10.0.0.7\" 0.003 -"))
        .isEqualTo("referer=absent agent='a \\\"b\\\" c' extra=['10.0.0.7' '0.003' absent]");
    assertThat(rest("0.003")).isEqualTo("extra=['0.003']");
    assertThat(rest("\"http://a/\"b\" \"c\"")).isEqualTo("referer='http://a/\"b' agent='c'");
  }

  private static String rest(String rest) {
    String text = "1.2.3.4 - - " + TIME + "\"GET / HTTP/1.1\" 200 1 " + rest + "\n";
    String line = Reading.of(Format.ACCESS_LOG, text).get(0);
    return line.substring(line.indexOf("bytes=1 ") + 8, line.length() - 1);
  }

  @Test
  void oddLinesAreLocated() {
    String head = "1.2.3.4 - - " + TIME;
    String none =
        " unreadable: not a line of an access log: `client identity user [time] \"request\" status"
            + " bytes`";
    assertThat(
            Reading.of(
                Format.ACCESS_LOG,
                String.join(
                    "\n",
                    "# comment",
                    "",
                    "[Thu Oct 13 12:24:49.880562 2022] [auth_basic:error] [pid 10] user not found",
                    "1.2.3.4 - - [31/Feb/2020:06:49:01 +0000] \"GET / HTTP/1.0\" 200 1",
                    "Jun  8 06:49:01 web nginx: 1.2.3.4 - - " + TIME + "\"GET / HTTP/1.0\" 200 1",
                    head.strip(),
                    head + "GET / HTTP/1.0 200 1",
                    head + "\"GET / HT",
                    head + "\"GET / HTTP/1.0\"",
                    head + "\"GET / HTTP/1.0\" OK 1",
                    head + "\"GET / HTTP/1.0\" 200",
                    head + "\"GET / HTTP/1.0\" 200 1k",
                    head + "\"GET / HTTP/1.0\" 200 1 \"-\"",
                    head + "\"GET / HTTP/1.0\" 200 1 \"-\" \"Mozil",
                    head + "\"GET / HTTP/1.0\" 200 1 \"-\" \"\0\"",
                    "")))
        .containsExactly(
            "1:1" + none,
            "3:1" + none,
            "4:1" + none,
            "5:1" + none,
            "6:1 unreadable: the line breaks off before the request",
            "7:1 unreadable: there is no request in quotes behind the time",
            "8:1 unreadable: the line breaks off inside quotes",
            "9:1 unreadable: the line breaks off before the field `status`",
            "10:1 unreadable: the field `status` is not a number",
            "11:1 unreadable: the line breaks off before the field `bytes`",
            "12:1 unreadable: the field `bytes` is not a number",
            "13:1 unreadable: the line breaks off before the user agent",
            "14:1 unreadable: the line breaks off inside quotes",
            "15:1 unreadable: a zero character");
  }

  @Test
  void textThatIsNotUtf8MakesALineUnreadable() {
    byte[] bytes =
        ("1.2.3.4 - - " + TIME + "\"GET /? HTTP/1.0\" 200 1\nü - - " + TIME + "\"-\" 408 0\n")
            .getBytes(StandardCharsets.UTF_8);
    bytes[TIME.length() + 12 + 6] = (byte) 0xFF;
    assertThat(Reading.of(Format.ACCESS_LOG, bytes))
        .containsExactly(
            "1:1 unreadable: " + Surrogates.DEFECT,
            "2:1 {client='ü' identity=absent user=absent at='2020-06-08T06:49:01+00:00'"
                + " request=absent status=408 bytes=0}");
  }

  @Test
  void aHugeLineIsOneUnreadableRecord() {
    String line = "1.2.3.4 - - " + TIME + "\"-\" 408 0\n";
    assertThat(Reading.of(Format.ACCESS_LOG, line + "x".repeat(17 << 20) + "\n" + line))
        .hasSize(3)
        .contains("2:1 unreadable: line longer than 16 MiB");
  }

  @Test
  void aLastLineWithoutItsEndMayBreakOff() {
    String common = "1.2.3.4 - - " + TIME + "\"-\" 408 15";
    String visitor =
        " {client='1.2.3.4' identity=absent user=absent at='2020-06-08T06:49:01+00:00'"
            + " request=absent status=408 bytes=";
    assertThat(Reading.of(Format.ACCESS_LOG, common + "\n" + common))
        .containsExactly(
            "1:1" + visitor + "15}",
            "2:1" + visitor + "<unknown: no line end follows, so more digits may be missing>}");
    assertThat(Reading.of(Format.ACCESS_LOG, common + " \"-\" \"-\"\n" + common))
        .containsExactly(
            "1:1" + visitor + "15 referer=absent agent=absent}",
            "2:1 unreadable: the last line breaks off: it has fewer fields than the one before");
    assertThat(Reading.of(Format.ACCESS_LOG, common + " \"-\" \"-\""))
        .containsExactly("1:1" + visitor + "15 referer=absent agent=absent}");
  }
}
