package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.avow.engine.source.TokenStream.Token;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain JSON is read as the parser reads it, token by token, and nothing else is. */
final class PlainJsonTest {
  private static final int LINE = 3;
  private static final long ALL = 0;

  /** Bytes around a text do not matter. */
  private static final String BEFORE = "{\"\\";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a walk through the tokens sees that skips some of them, or {@link #ALL none}. */
  private static List<String> walk(TokenStream stream, long seed) throws Exception {
    SplittableRandom skips = new SplittableRandom(seed);
    List<String> seen = new ArrayList<>();
    for (Token token = stream.next(); token != Token.END; token = stream.next()) {
      String content =
          switch (token) {
            case KEY -> stream.key();
            case VALUE -> content(stream.value());
            default -> "";
          };
      seen.add(token + " " + stream.position() + " " + content + stream.defect());
      int action = seed == ALL ? 2 : skips.nextInt(20);
      if (action == 0) {
        stream.skip(token);
        seen.add("skipped to " + stream.position());
      } else if (action == 1) {
        stream.skipRest();
        seen.add("skipped rest to " + stream.position());
      }
    }
    stream.close();
    return seen;
  }

  private static String content(Value value) {
    return value instanceof Value.Real real
        ? "real " + real.value() + " " + real.digits()
        : value.toString();
  }

  private static Optional<List<String>> plain(PlainJson json, byte[] text, long seed)
      throws Exception {
    byte[] around = utf8(BEFORE + BEFORE);
    byte[] bytes = Arrays.copyOf(utf8(BEFORE), around.length + text.length);
    System.arraycopy(text, 0, bytes, BEFORE.length(), text.length);
    int end = BEFORE.length() + text.length;
    System.arraycopy(around, 0, bytes, end, BEFORE.length());
    Optional<TokenStream> stream = json.read(bytes, BEFORE.length(), end, LINE);
    return stream.isEmpty() ? Optional.empty() : Optional.of(walk(stream.get(), seed));
  }

  private static Optional<List<String>> plain(String text) throws Exception {
    return plain(new PlainJson(), utf8(text), ALL);
  }

  private static List<String> parsed(byte[] text, long seed) throws Exception {
    return walk(JsonTokens.of(EvidenceText.decoder().decode(ByteBuffer.wrap(text)), LINE), seed);
  }

  private static List<String> parsed(String text) throws Exception {
    return parsed(utf8(text), ALL);
  }

  @Test
  void readsWhatTheParserReads() throws Exception {
    assertThat(plain(JsonTexts.DOCUMENT)).contains(parsed(JsonTexts.DOCUMENT));
  }

  @Test
  void readsLongTextsAsTheParserReadsThemFromFiles() throws Exception {
    for (String newline : List.of("\n", "\r\n", "\r", "")) {
      byte[] text =
          utf8(("[" + (JsonTexts.DOCUMENT + ",").repeat(40) + "1]").replace("\n", newline));
      try (TokenStream tokens =
          JsonTokens.of(
              new InputStreamReader(new ByteArrayInputStream(text), EvidenceText.decoder()))) {
        Optional<TokenStream> plain = new PlainJson().read(text, 0, text.length, 1);
        assertThat(walk(plain.orElseThrow(), ALL)).isEqualTo(walk(tokens, ALL));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " \t\r\n[ \r1\r\r\n,\n\r2\t]\n\n",
        "[-0, 0, -0.0, 0e0, 1e5, 1E+5, 1e-5, 10.010, 123456789, -2147483649]",
        "[999999999999999999, 9223372036854775807, -9223372036854775808]",
        "[9223372036854775808, -9223372036854775809, 99999999999999999999999999]",
        "[1e400, -1e400, 1e-400, 1E99999999999, 0.1000000000000000055511151231257827]",
        "{\"a\":1,\"a\":2,\"\":3}",
        "{\"\\u0000\\u0061\\\"\\\\\\/\\b\\f\\n\\r\\t\":\"\\u0000\\uFFFF\\uffef\"}",
        "[\"\u007f\u0080\u00a0\u2028\u2029\ufeff\uffff\", 1]",
        "[\"\ud83d\ude00\ud83d\ude00\", 1]",
        "[true,false,null,\"true\"]"
      })
  void readsEdgesAsTheParserDoes(String text) throws Exception {
    assertThat(plain(text)).contains(parsed(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "1",
        "\"a\"",
        "null",
        "\ufeff[]",
        "[] []",
        "{}{}",
        "[]x",
        "[],",
        "[1,]",
        "[,1]",
        "[,]",
        "[1,,2]",
        "[1 2]",
        "[1",
        "[",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{\"a\":1]",
        "[1}",
        "[01]",
        "[-01]",
        "[00]",
        "[-]",
        "[+1]",
        "[.5]",
        "[1.]",
        "[1.e5]",
        "[1e]",
        "[1e+]",
        "[1a]",
        "[0x1f]",
        "[NaN]",
        "[Infinity]",
        "[-Infinity]",
        "[tru]",
        "[truex]",
        "[True]",
        "[nul",
        "[\"a]",
        "[\"a\\",
        "[\"a\\\"]",
        "[\"\\x\"]",
        "[\"\\'\"]",
        "[\"\\u12\"]",
        "[\"\\u12g4\"]",
        "[\"\\u123",
        "[\"\\ud83d\\ude00\"]",
        "[\"\\udfff\"]",
        "[\"a\tb\"]",
        "[\"a\nb\"]",
        "[\"a\u0000b\"]",
        "[\u00001]",
        "[\u000b1]",
        "[1]\u0000",
        "[\u00a01]",
        "[\"\ufffd\"]",
        "// c\n[]",
        "[1] # c"
      })
  void leavesWhatIsUnusual(String text) throws Exception {
    assertThat(plain(text)).isEmpty();
  }

  @Test
  void leavesWhatMayComeUponBounds() throws Exception {
    String deep = "[".repeat(Limits.DEPTH) + "]".repeat(Limits.DEPTH);
    String long1000 = "k".repeat(1000);
    assertThat(plain(deep)).contains(parsed(deep));
    assertThat(plain("[" + deep + "]")).isEmpty();
    assertThat(plain("{\"" + long1000 + "\":1}")).contains(parsed("{\"" + long1000 + "\":1}"));
    assertThat(plain("{\"" + long1000 + "k\":1}")).isEmpty();
    assertThat(plain("[" + "1".repeat(100) + "]")).isPresent();
    assertThat(plain("[" + "1".repeat(101) + "]")).isEmpty();
    assertThat(plain("[" + "1,".repeat(500_000) + "1]")).isPresent();
    assertThat(plain("[" + "1,".repeat(550_000) + "1]")).isEmpty();
    assertThat(plain("[\"" + "k".repeat(100_000) + "\"]")).isPresent();
  }

  @Test
  void leavesBytesThatAreNotUtf8() throws Exception {
    for (int[] wrong :
        new int[][] {{0x80}, {0xC3}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}}) {
      byte[] text = utf8("[\"" + "x".repeat(wrong.length) + "\"]");
      for (int i = 0; i < wrong.length; i++) {
        text[2 + i] = (byte) wrong[i];
      }
      assertThat(plain(new PlainJson(), text, ALL)).isEmpty();
    }
  }

  @Test
  void sharesKeys() throws Exception {
    byte[] text = utf8("{\"key\":1,\"key\":2,\"other\":3,\"key\":4}");
    TokenStream tokens = new PlainJson().read(text, 0, text.length, 1).orElseThrow();
    List<String> keys = new ArrayList<>();
    for (Token token = tokens.next(); token != Token.END; token = tokens.next()) {
      if (token == Token.KEY) {
        keys.add(tokens.key());
      }
    }
    assertThat(keys).containsExactly("key", "key", "other", "key");
    assertThat(keys.get(3)).isSameAs(keys.get(0));
  }

  @Test
  void agreesWithTheParserOnWhateverItReads() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    PlainJson json = new PlainJson();
    int read = 0;
    for (int i = 0; i < 40_000; i++) {
      byte[] text = JsonTexts.any(random);
      long seed = random.nextInt(3);
      Optional<List<String>> plain = plain(json, text, seed);
      if (plain.isPresent()) {
        read++;
        String shown = new String(text, StandardCharsets.UTF_8);
        assertThat(plain.get()).as(shown).isEqualTo(parsed(text, seed));
        if (isAscii(text)) {
          TokenStream bytes = JsonTokens.ofAscii(text, 0, text.length, LINE);
          assertThat(plain.get()).as(shown).isEqualTo(walk(bytes, seed));
        }
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }

  private static boolean isAscii(byte[] text) {
    for (byte b : text) {
      if (b <= 0) {
        return false;
      }
    }
    return true;
  }
}
